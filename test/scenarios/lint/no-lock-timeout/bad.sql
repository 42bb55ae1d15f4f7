ALTER TABLE shop.orders ADD COLUMN region text;
