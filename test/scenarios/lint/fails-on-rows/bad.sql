-- after: nothing

ALTER TABLE shop.orders ADD COLUMN region text NOT NULL;
-- step: transaction
ALTER TABLE shop.letters ADD CONSTRAINT letters_body_key UNIQUE (body);
-- step: transaction
ALTER TABLE shop.clients ALTER COLUMN name TYPE integer USING name::integer;
