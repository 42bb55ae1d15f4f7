-- migration: 2026-11-21_change_order_contract
-- cause: shop.order/note: a limit allows less: maxLength 500 → maxLength 200
-- cause: shop.order/total: values are of another type: decimal(12,4) → decimal(12,2)
-- from: 290beaa90edf8d72ecc65ae366c6908684a935381cf23332a84f86fee0615a13
-- to: 859621438cdae33d73c2556cab4399eb0d684cfbd4c47eaf5c2e983d232d423a
-- after: 1edcc3ca5b57cbc6092b803f47693fba497adff86140721d4d128338e1d0b946
-- phase: contract

-- step: transaction: ask new rows for what orders_note_max_length of shop.orders will say
-- cause: shop.order/note: a limit allows less: maxLength 500 → maxLength 200
-- lock: ACCESS EXCLUSIVE on shop.orders; instant
-- effect: reversible
ALTER TABLE shop.orders ADD CONSTRAINT orders_orders_note_max_length_next CHECK ((char_length(note) <= 200)) NOT VALID;

-- step: transaction: ask every row for what orders_note_max_length of shop.orders will say
-- cause: shop.order/note: a limit allows less: maxLength 500 → maxLength 200
-- lock: SHARE UPDATE EXCLUSIVE on shop.orders; scans
-- effect: reversible
ALTER TABLE shop.orders VALIDATE CONSTRAINT orders_orders_note_max_length_next;

-- step: transaction: let orders_note_max_length of shop.orders say it, drop orders_total_minimum of shop.orders, and 6 more
-- cause: shop.order/note: a limit allows less: maxLength 500 → maxLength 200
-- cause: shop.order/total: values are of another type: decimal(12,4) → decimal(12,2)
-- lock: ACCESS EXCLUSIVE on shop.orders; instant
-- effect: lossy
ALTER TABLE shop.orders DROP CONSTRAINT orders_note_max_length;
ALTER TABLE shop.orders RENAME CONSTRAINT orders_orders_note_max_length_next TO orders_note_max_length;
ALTER TABLE shop.orders DROP CONSTRAINT orders_total_minimum;
ALTER TABLE shop.orders DROP CONSTRAINT orders_total_type;
DROP TRIGGER orders_orders_total_next_sync ON shop.orders;
DROP FUNCTION shop.orders_orders_total_next_sync();
ALTER TABLE shop.orders DROP COLUMN total;
ALTER TABLE shop.orders RENAME COLUMN orders_total_next TO total;
ALTER TABLE shop.orders ADD CONSTRAINT orders_total_minimum CHECK ((total >= 0.00)) NOT VALID;
ALTER TABLE shop.orders ADD CONSTRAINT orders_total_type CHECK ((total <> 'NaN'::numeric)) NOT VALID;

-- step: transaction: ask every row for orders_total_minimum of shop.orders
-- cause: shop.order/total: values are of another type: decimal(12,4) → decimal(12,2)
-- lock: SHARE UPDATE EXCLUSIVE on shop.orders; scans
-- effect: reversible
ALTER TABLE shop.orders VALIDATE CONSTRAINT orders_total_minimum;

-- step: transaction: ask every row for orders_total_type of shop.orders
-- cause: shop.order/total: values are of another type: decimal(12,4) → decimal(12,2)
-- lock: SHARE UPDATE EXCLUSIVE on shop.orders; scans
-- effect: reversible
ALTER TABLE shop.orders VALIDATE CONSTRAINT orders_total_type;
