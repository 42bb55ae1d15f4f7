-- after: nothing

ALTER TABLE shop.orders ADD COLUMN region text NOT NULL DEFAULT '';
-- step: alone
CREATE UNIQUE INDEX CONCURRENTLY letters_body ON shop.letters (body);
