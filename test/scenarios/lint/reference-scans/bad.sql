-- after: nothing

ALTER TABLE shop.orders ADD CONSTRAINT orders_client_fkey FOREIGN KEY (client_id) REFERENCES shop.clients;
-- step: transaction
ALTER TABLE shop.letters ADD COLUMN client_id bigint REFERENCES shop.clients;
-- step: alone
CREATE INDEX CONCURRENTLY orders_client ON shop.orders (client_id);
CREATE INDEX CONCURRENTLY letters_client ON shop.letters (client_id);
