-- migration: 2026-11-21_create_schema
-- from: 230946f7e288e30631c7dc94c371f07ffa2005104ae607ee4fec480273f30ff0
-- to: nothing

-- step: transaction: undo: make schema concord, make schema shop, and 22 more
-- effect: lossy
DROP TRIGGER orders_customer_id_immutable ON shop.orders;
ALTER TABLE shop.orders DROP CONSTRAINT orders_customer_id_fkey;
DROP TABLE shop.orders;
DROP TABLE shop.customers;
DROP FUNCTION concord.refuse_change();
DROP SCHEMA shop;
DROP SCHEMA concord;
