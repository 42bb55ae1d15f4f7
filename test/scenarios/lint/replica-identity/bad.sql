-- after: nothing

ALTER TABLE shop.orders REPLICA IDENTITY FULL;
