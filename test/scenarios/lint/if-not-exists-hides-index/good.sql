-- after: nothing

CREATE TABLE IF NOT EXISTS shop.imports (id bigint);
-- step: alone
CREATE INDEX CONCURRENTLY orders_client ON shop.orders (client_id);
