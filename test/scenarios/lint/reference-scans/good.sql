-- after: nothing

-- step: alone
CREATE INDEX CONCURRENTLY orders_client ON shop.orders (client_id);
-- step: transaction
ALTER TABLE shop.orders ADD CONSTRAINT orders_client_fkey FOREIGN KEY (client_id) REFERENCES shop.clients NOT VALID;
-- step: transaction
ALTER TABLE shop.orders VALIDATE CONSTRAINT orders_client_fkey;
