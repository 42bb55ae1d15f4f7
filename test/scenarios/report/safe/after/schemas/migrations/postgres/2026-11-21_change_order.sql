-- migration: 2026-11-21_change_order
-- cause: shop.order/phone: a field is new
-- cause: shop.order: an entity is described otherwise
-- cause: shop.order/indexes.customerId, -openedAt: an index is new
-- from: 290beaa90edf8d72ecc65ae366c6908684a935381cf23332a84f86fee0615a13
-- to: e95a69cfb5485a2e5b87dd28e08ba359cb6eb01158ac4677ac0fc01e9b7b8a56
-- after: b15d5b4419e0adfc2d00e0b9367398071d04cf8a10bb325bd364d03f138d3f7e

-- step: transaction: add phone of shop.orders, ask new rows for orders_phone_format of shop.orders, and 3 more
-- cause: shop.order/phone: a field is new
-- cause: shop.order: an entity is described otherwise
-- cause: shop.order/indexes.customerId, -openedAt: an index is new
-- lock: ACCESS EXCLUSIVE on shop.orders; instant
-- effect: reversible
ALTER TABLE shop.orders ADD COLUMN phone text COLLATE "C";
ALTER TABLE shop.orders ADD CONSTRAINT orders_phone_format CHECK ((phone ~ '^(?:\+[1-9][0-9]{6,14})$'::text)) NOT VALID;
ALTER TABLE shop.orders ADD CONSTRAINT orders_phone_max_length CHECK ((char_length(phone) <= 16)) NOT VALID;
COMMENT ON COLUMN shop.orders.phone IS 'Whom the driver calls. Personal data: contact.';
COMMENT ON TABLE shop.orders IS 'What a customer ordered, once.';

-- step: transaction: ask every row for orders_phone_format of shop.orders
-- cause: shop.order/phone: a field is new
-- lock: SHARE UPDATE EXCLUSIVE on shop.orders; scans
-- effect: reversible
ALTER TABLE shop.orders VALIDATE CONSTRAINT orders_phone_format;

-- step: transaction: ask every row for orders_phone_max_length of shop.orders
-- cause: shop.order/phone: a field is new
-- lock: SHARE UPDATE EXCLUSIVE on shop.orders; scans
-- effect: reversible
ALTER TABLE shop.orders VALIDATE CONSTRAINT orders_phone_max_length;

-- step: alone: build orders_customer_id_opened_at_desc_idx of shop.orders
-- cause: shop.order/indexes.customerId, -openedAt: an index is new
-- lock: SHARE UPDATE EXCLUSIVE on shop.orders; scans
-- effect: reversible
CREATE INDEX CONCURRENTLY orders_customer_id_opened_at_desc_idx ON shop.orders USING btree (customer_id, opened_at DESC);
