-- after: nothing

ALTER TABLE shop.orders ALTER COLUMN touched_at TYPE timestamptz(6);
