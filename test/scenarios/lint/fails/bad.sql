-- after: nothing

ALTER TABLE shop.orders ADD COLUMN region text;
COMMENT ON COLUMN shop.orders.area IS 'Where it goes.';
ALTER TABLE shop.orders DROP CONSTRAINT orders_area_fkey;
