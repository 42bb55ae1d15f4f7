-- after: nothing

ALTER TABLE shop.orders ADD COLUMN region text, ADD COLUMN area varchar;
