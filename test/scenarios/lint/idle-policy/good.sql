-- after: nothing

CREATE POLICY orders_read ON shop.orders FOR SELECT TO pg_monitor USING (status = 'open');
ALTER TABLE shop.orders ENABLE ROW LEVEL SECURITY;
