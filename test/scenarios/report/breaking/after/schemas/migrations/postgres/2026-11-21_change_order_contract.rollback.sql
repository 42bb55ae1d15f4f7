-- migration: 2026-11-21_change_order_contract
-- from: abb30669e33b1b5b6f9219e2671e984bdce93b2fc721e24593447e0260c311e9
-- to: 290beaa90edf8d72ecc65ae366c6908684a935381cf23332a84f86fee0615a13

-- step: transaction: undo: drop orders_fax_max_length of shop.orders, drop orders_fax_format of shop.orders, and 2 more
-- effect: lossy
ALTER TABLE shop.orders ADD COLUMN fax text COLLATE "C";
COMMENT ON COLUMN shop.orders.fax IS 'Personal data: contact.';
ALTER TABLE shop.orders RENAME CONSTRAINT orders_note_max_length TO orders_orders_note_max_length_next;
ALTER TABLE shop.orders ADD CONSTRAINT orders_note_max_length CHECK ((char_length(note) <= 500));
ALTER TABLE shop.orders ADD CONSTRAINT orders_fax_format CHECK ((fax ~ '^(?:\+[1-9][0-9]{6,14})$'::text));
ALTER TABLE shop.orders ADD CONSTRAINT orders_fax_max_length CHECK ((char_length(fax) <= 16));

-- step: transaction: undo: ask new rows for closed_after_opened of shop.orders, ask new rows for what orders_note_max_length of shop.orders will say
-- effect: reversible
ALTER TABLE shop.orders DROP CONSTRAINT orders_orders_note_max_length_next;
ALTER TABLE shop.orders DROP CONSTRAINT closed_after_opened;
