-- after: nothing

ALTER TABLE shop.orders ALTER COLUMN weight TYPE numeric(14, 3);
