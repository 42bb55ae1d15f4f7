-- migration: 2026-11-21_change_order
-- from: 859621438cdae33d73c2556cab4399eb0d684cfbd4c47eaf5c2e983d232d423a
-- to: 290beaa90edf8d72ecc65ae366c6908684a935381cf23332a84f86fee0615a13

-- step: transaction: undo: ask every row for orders_total_next of shop.orders
-- effect: reversible
ALTER TABLE shop.orders ADD CONSTRAINT orders_orders_total_next_not_null CHECK (orders_total_next IS NOT NULL) NOT VALID;
ALTER TABLE shop.orders ALTER COLUMN orders_total_next DROP NOT NULL;

-- step: transaction: undo: add orders_total_next of shop.orders beside total, let orders_total_next and total of shop.orders follow one another, and 1 more
-- effect: lossy
ALTER TABLE shop.orders DROP CONSTRAINT orders_orders_total_next_not_null;
DROP TRIGGER orders_orders_total_next_sync ON shop.orders;
DROP FUNCTION shop.orders_orders_total_next_sync();
ALTER TABLE shop.orders DROP COLUMN orders_total_next;
