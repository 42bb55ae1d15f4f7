-- after: nothing

CREATE TABLE shop.invoices (id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY, lines smallint NOT NULL);
ALTER TABLE shop.invoices ENABLE ROW LEVEL SECURITY;
