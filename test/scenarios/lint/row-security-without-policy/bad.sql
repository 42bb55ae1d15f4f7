-- after: nothing

ALTER TABLE shop.clients ENABLE ROW LEVEL SECURITY;
