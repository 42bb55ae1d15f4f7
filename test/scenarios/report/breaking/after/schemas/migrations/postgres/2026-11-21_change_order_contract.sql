-- migration: 2026-11-21_change_order_contract
-- cause: shop.order/checks.closed_after_opened: records must satisfy a condition: closedAt == null || closedAt >= openedAt
-- cause: shop.order/note: a limit allows less: maxLength 500 → maxLength 400
-- cause: shop.order/fax: a field is gone
-- from: 290beaa90edf8d72ecc65ae366c6908684a935381cf23332a84f86fee0615a13
-- to: abb30669e33b1b5b6f9219e2671e984bdce93b2fc721e24593447e0260c311e9
-- after: b15d5b4419e0adfc2d00e0b9367398071d04cf8a10bb325bd364d03f138d3f7e
-- phase: contract

-- step: transaction: ask new rows for closed_after_opened of shop.orders, ask new rows for what orders_note_max_length of shop.orders will say
-- cause: shop.order/checks.closed_after_opened: records must satisfy a condition: closedAt == null || closedAt >= openedAt
-- cause: shop.order/note: a limit allows less: maxLength 500 → maxLength 400
-- lock: ACCESS EXCLUSIVE on shop.orders; instant
-- effect: reversible
ALTER TABLE shop.orders ADD CONSTRAINT closed_after_opened CHECK (((closed_at IS NULL) OR (closed_at >= opened_at))) NOT VALID;
COMMENT ON CONSTRAINT closed_after_opened ON shop.orders IS 'An order is closed after it was opened.';
ALTER TABLE shop.orders ADD CONSTRAINT orders_orders_note_max_length_next CHECK ((char_length(note) <= 400)) NOT VALID;

-- step: transaction: ask every row for closed_after_opened of shop.orders
-- cause: shop.order/checks.closed_after_opened: records must satisfy a condition: closedAt == null || closedAt >= openedAt
-- lock: SHARE UPDATE EXCLUSIVE on shop.orders; scans
-- effect: reversible
ALTER TABLE shop.orders VALIDATE CONSTRAINT closed_after_opened;

-- step: transaction: ask every row for what orders_note_max_length of shop.orders will say
-- cause: shop.order/note: a limit allows less: maxLength 500 → maxLength 400
-- lock: SHARE UPDATE EXCLUSIVE on shop.orders; scans
-- effect: reversible
ALTER TABLE shop.orders VALIDATE CONSTRAINT orders_orders_note_max_length_next;

-- step: transaction: drop orders_fax_max_length of shop.orders, drop orders_fax_format of shop.orders, and 2 more
-- cause: shop.order/fax: a field is gone
-- cause: shop.order/note: a limit allows less: maxLength 500 → maxLength 400
-- lock: ACCESS EXCLUSIVE on shop.orders; instant
-- effect: irreversible
ALTER TABLE shop.orders DROP CONSTRAINT orders_fax_max_length;
ALTER TABLE shop.orders DROP CONSTRAINT orders_fax_format;
ALTER TABLE shop.orders DROP CONSTRAINT orders_note_max_length;
ALTER TABLE shop.orders RENAME CONSTRAINT orders_orders_note_max_length_next TO orders_note_max_length;
ALTER TABLE shop.orders DROP COLUMN fax;
