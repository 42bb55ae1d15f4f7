-- after: nothing

-- step: alone
CREATE INDEX CONCURRENTLY IF NOT EXISTS orders_client ON shop.orders (client_id);
