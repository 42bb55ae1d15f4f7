-- after: nothing

DROP VIEW shop.open_orders;
CREATE VIEW shop.open_orders AS SELECT id, number FROM shop.orders WHERE status = 'open';
