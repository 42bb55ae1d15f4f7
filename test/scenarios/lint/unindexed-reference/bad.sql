-- after: nothing

ALTER TABLE shop.orders ADD CONSTRAINT orders_client_fkey FOREIGN KEY (client_id) REFERENCES shop.clients NOT VALID;
