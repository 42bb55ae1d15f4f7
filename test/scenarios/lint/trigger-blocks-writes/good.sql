-- after: nothing

ALTER TABLE shop.orders ADD COLUMN region text;
CREATE TRIGGER orders_touch BEFORE UPDATE ON shop.orders FOR EACH ROW EXECUTE FUNCTION shop.touch();
