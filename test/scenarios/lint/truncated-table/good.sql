-- after: nothing

-- step: batches
DELETE FROM shop.orders WHERE id IN (SELECT id FROM shop.orders WHERE touched_at < '2020-01-01' LIMIT 1000);
