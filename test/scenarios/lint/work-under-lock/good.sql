-- after: nothing

ALTER TABLE shop.orders ADD COLUMN region text;
ALTER TABLE shop.letters ADD COLUMN region text;
-- step: batches
UPDATE shop.orders SET region = 'north' WHERE id IN (SELECT id FROM shop.orders WHERE region IS NULL LIMIT 1000);
