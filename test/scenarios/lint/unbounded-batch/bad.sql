-- after: nothing

-- step: batches
UPDATE shop.orders SET label = 'none' WHERE label IS NULL;
-- step: batches
UPDATE shop.orders SET label = 'none' WHERE id IN (SELECT id FROM shop.orders ORDER BY id LIMIT 1000);
