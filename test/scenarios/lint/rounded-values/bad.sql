-- after: nothing

ALTER TABLE shop.orders ALTER COLUMN weight TYPE numeric(10, 1), ALTER COLUMN touched_at TYPE timestamptz(0);
