-- after: nothing

CREATE TABLE shop.work (id bigint);
ALTER TABLE shop.work ENABLE ROW LEVEL SECURITY;
CREATE INDEX work_id ON shop.work (id);
-- step: alone
CREATE INDEX CONCURRENTLY orders_client ON shop.orders (client_id);
