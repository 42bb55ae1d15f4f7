-- after: nothing

CREATE TABLE shop.invoices (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, lines smallint NOT NULL);
ALTER TABLE shop.invoices ENABLE ROW LEVEL SECURITY;
