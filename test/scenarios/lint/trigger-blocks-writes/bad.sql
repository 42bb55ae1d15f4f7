-- after: nothing

CREATE TRIGGER orders_touch BEFORE UPDATE ON shop.orders FOR EACH ROW EXECUTE FUNCTION shop.touch();
ALTER TABLE shop.orders ADD CONSTRAINT orders_number_length CHECK (char_length(number) <= 40);
