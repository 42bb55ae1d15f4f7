-- after: nothing

ALTER TABLE shop.orders ADD CONSTRAINT orders_number_length CHECK (char_length(number) <= 40);
ALTER TABLE shop.orders ADD CONSTRAINT orders_label_length CHECK (char_length(label) <= 40);
