-- after: nothing

ALTER TABLE shop.orders ADD COLUMN region text, DROP COLUMN note;
