-- after: nothing

CREATE TABLE shop.invoices (id bigint PRIMARY KEY);
