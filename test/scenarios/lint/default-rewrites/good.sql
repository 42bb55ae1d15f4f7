-- after: nothing

ALTER TABLE shop.orders ADD COLUMN seen_at timestamptz NOT NULL DEFAULT now(), ADD COLUMN token uuid;
ALTER TABLE shop.orders ALTER COLUMN token SET DEFAULT gen_random_uuid();
