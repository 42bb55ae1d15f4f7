-- after: nothing

ALTER TABLE shop.orders ALTER COLUMN note DROP NOT NULL, ALTER COLUMN number SET DEFAULT '';
