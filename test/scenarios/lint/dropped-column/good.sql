-- after: nothing

CREATE TABLE shop.work (id bigint, note text);
ALTER TABLE shop.work ENABLE ROW LEVEL SECURITY;
ALTER TABLE shop.work DROP COLUMN note;
-- step: transaction
ALTER TABLE shop.orders ADD COLUMN count_big bigint;
-- step: batches
UPDATE shop.orders SET count_big = count WHERE id IN (SELECT id FROM shop.orders WHERE count_big IS NULL LIMIT 1000);
-- step: transaction
ALTER TABLE shop.orders DROP COLUMN count;
ALTER TABLE shop.orders RENAME COLUMN count_big TO count;
