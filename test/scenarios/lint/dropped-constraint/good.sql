-- after: nothing

ALTER TABLE shop.orders DROP CONSTRAINT orders_count_minimum, ADD CONSTRAINT orders_count_minimum CHECK (count > 0) NOT VALID;
-- step: transaction
ALTER TABLE shop.orders VALIDATE CONSTRAINT orders_count_minimum;
