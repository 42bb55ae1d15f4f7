-- after: nothing

ALTER TABLE shop.orders ADD COLUMN twice integer GENERATED ALWAYS AS (count * 2) STORED;
