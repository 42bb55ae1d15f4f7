-- after: nothing

CREATE POLICY letters_read ON shop.letters FOR SELECT TO pg_monitor USING (true);
CREATE POLICY letters_write ON shop.letters FOR UPDATE TO pg_monitor USING (id > 0);
