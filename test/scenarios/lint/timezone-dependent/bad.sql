-- after: nothing

ALTER TABLE shop.orders ALTER COLUMN at TYPE timestamptz;
