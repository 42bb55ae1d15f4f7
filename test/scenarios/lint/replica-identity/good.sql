-- after: nothing

ALTER TABLE shop.orders REPLICA IDENTITY USING INDEX orders_number_key;
