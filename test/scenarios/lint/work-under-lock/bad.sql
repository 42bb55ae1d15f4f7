-- after: nothing

ALTER TABLE shop.orders ADD COLUMN region text;
UPDATE shop.orders SET region = 'north' WHERE id = 1;
-- step: transaction
ALTER TABLE shop.letters ADD COLUMN region text;
ALTER TABLE shop.clients ADD CONSTRAINT clients_email_length CHECK (char_length(email) <= 200);
