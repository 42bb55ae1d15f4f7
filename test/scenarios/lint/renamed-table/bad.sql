-- after: nothing

ALTER TABLE shop.orders RENAME TO purchases;
-- step: transaction
ALTER SCHEMA shop RENAME TO store;
