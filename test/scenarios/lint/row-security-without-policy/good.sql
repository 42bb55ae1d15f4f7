-- after: nothing

CREATE POLICY clients_read ON shop.clients FOR SELECT TO pg_monitor USING (id > 0);
ALTER TABLE shop.clients ENABLE ROW LEVEL SECURITY;
