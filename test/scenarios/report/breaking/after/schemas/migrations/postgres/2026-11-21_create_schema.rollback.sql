-- migration: 2026-11-21_create_schema
-- from: 290beaa90edf8d72ecc65ae366c6908684a935381cf23332a84f86fee0615a13
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
