-- after: nothing

ALTER TABLE shop.orders ADD COLUMN region varchar(20), ADD COLUMN country char(2);
