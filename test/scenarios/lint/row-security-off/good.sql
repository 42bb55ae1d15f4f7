-- after: nothing

ALTER TABLE shop.letters FORCE ROW LEVEL SECURITY;
