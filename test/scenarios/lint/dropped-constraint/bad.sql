-- after: nothing

ALTER TABLE shop.orders DROP CONSTRAINT orders_count_minimum;
ALTER TABLE shop.orders DROP CONSTRAINT orders_number_key;
