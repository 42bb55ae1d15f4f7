-- migration: 2026-11-21_remove_order_fax_contract
-- from: eae9b60bcdc6571f16a08519c20e65eb351affc26122cf2e02f0de17f8f949b7
-- to: 290beaa90edf8d72ecc65ae366c6908684a935381cf23332a84f86fee0615a13

-- step: transaction: undo: drop orders_fax_max_length of shop.orders, drop orders_fax_format of shop.orders, and 1 more
-- effect: lossy
ALTER TABLE shop.orders ADD COLUMN fax text COLLATE "C";
COMMENT ON COLUMN shop.orders.fax IS 'Personal data: contact.';
ALTER TABLE shop.orders ADD CONSTRAINT orders_fax_format CHECK ((fax ~ '^(?:\+[1-9][0-9]{6,14})$'::text));
ALTER TABLE shop.orders ADD CONSTRAINT orders_fax_max_length CHECK ((char_length(fax) <= 16));
