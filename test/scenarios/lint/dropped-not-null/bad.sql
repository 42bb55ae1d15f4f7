-- after: nothing

ALTER TABLE shop.orders ALTER COLUMN number DROP NOT NULL;
