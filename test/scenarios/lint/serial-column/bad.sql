-- after: nothing

CREATE TABLE shop.invoices (id bigserial PRIMARY KEY);
ALTER TABLE shop.invoices ENABLE ROW LEVEL SECURITY;
