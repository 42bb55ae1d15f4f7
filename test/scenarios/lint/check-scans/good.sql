-- after: nothing

ALTER TABLE shop.orders ADD COLUMN region text NOT NULL DEFAULT 'north';
ALTER TABLE shop.orders ADD CONSTRAINT orders_number_length CHECK (char_length(number) <= 40) NOT VALID;
-- step: transaction
ALTER TABLE shop.orders VALIDATE CONSTRAINT orders_number_length;
