-- after: nothing

-- step: batches
UPDATE shop.orders SET note = '' WHERE id IN (SELECT id FROM shop.orders WHERE note IS NULL LIMIT 1000);
-- step: transaction
ALTER TABLE shop.orders ADD COLUMN region text, ALTER COLUMN note SET NOT NULL;
