-- after: nothing

-- step: batches
UPDATE shop.orders SET note = '' WHERE id IN (SELECT id FROM shop.orders WHERE note IS NULL LIMIT 1000);
-- step: transaction
ALTER TABLE shop.orders ADD CONSTRAINT orders_note_set CHECK (note IS NOT NULL) NOT VALID;
-- step: transaction
ALTER TABLE shop.orders VALIDATE CONSTRAINT orders_note_set;
-- step: transaction
ALTER TABLE shop.orders ALTER COLUMN note SET NOT NULL, DROP CONSTRAINT orders_note_set;
