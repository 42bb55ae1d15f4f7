-- after: nothing

ALTER TABLE shop.orders ADD COLUMN region text;
ALTER TABLE shop.orders ADD COLUMN area text;
