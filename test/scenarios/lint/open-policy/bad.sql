-- after: nothing

CREATE POLICY letters_all ON shop.letters USING (true);
CREATE POLICY letters_write ON shop.letters FOR UPDATE TO pg_monitor USING (id > 0) WITH CHECK (true);
