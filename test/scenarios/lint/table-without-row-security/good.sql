-- after: nothing

CREATE TABLE shop.invoices (id bigint PRIMARY KEY);
ALTER TABLE shop.invoices ENABLE ROW LEVEL SECURITY;
CREATE TEMPORARY TABLE work (id bigint);
