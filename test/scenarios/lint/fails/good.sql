-- after: nothing

ALTER TABLE shop.orders ADD COLUMN region text;
COMMENT ON COLUMN shop.orders.region IS 'Where it goes.';
