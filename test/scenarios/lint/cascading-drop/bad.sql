-- after: nothing

ALTER TABLE shop.orders DROP COLUMN status CASCADE;
-- step: transaction
DROP TYPE shop.status CASCADE;
