-- migration: 2026-11-21_change_order
-- from: e95a69cfb5485a2e5b87dd28e08ba359cb6eb01158ac4677ac0fc01e9b7b8a56
-- to: 290beaa90edf8d72ecc65ae366c6908684a935381cf23332a84f86fee0615a13

-- step: alone: undo: build orders_customer_id_opened_at_desc_idx of shop.orders
-- effect: reversible
DROP INDEX CONCURRENTLY IF EXISTS shop.orders_customer_id_opened_at_desc_idx;

-- step: transaction: undo: add phone of shop.orders, ask new rows for orders_phone_format of shop.orders, and 3 more
-- effect: lossy
COMMENT ON TABLE shop.orders IS 'What a customer ordered.';
ALTER TABLE shop.orders DROP CONSTRAINT orders_phone_max_length;
ALTER TABLE shop.orders DROP CONSTRAINT orders_phone_format;
ALTER TABLE shop.orders DROP COLUMN phone;
