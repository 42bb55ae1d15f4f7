-- after: nothing

UPDATE shop.orders SET label = 'none' WHERE id IN (7, 8);
-- step: batches
UPDATE shop.orders SET label = 'none' WHERE id IN (SELECT id FROM shop.orders WHERE label IS NULL LIMIT 1000);
