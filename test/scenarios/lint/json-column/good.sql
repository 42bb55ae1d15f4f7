-- after: nothing

ALTER TABLE shop.orders ADD COLUMN extra jsonb;
