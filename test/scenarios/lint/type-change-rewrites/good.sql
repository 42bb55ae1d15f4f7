-- after: nothing

ALTER TABLE shop.orders ALTER COLUMN label TYPE text;
