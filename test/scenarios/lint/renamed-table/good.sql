-- after: nothing

ALTER TABLE shop.orders RENAME TO purchases;
CREATE VIEW shop.orders WITH (security_invoker = true) AS SELECT * FROM shop.purchases;
