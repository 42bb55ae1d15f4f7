-- after: nothing

ALTER TABLE shop.letters DISABLE ROW LEVEL SECURITY;
