-- after: nothing

-- step: batches
UPDATE shop.orders SET label = 'none' WHERE id IN (SELECT id FROM shop.orders WHERE label IS NULL LIMIT 1000);
