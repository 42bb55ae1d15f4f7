ALTER TABLE shop.orders ADD COLUMN fax text;
