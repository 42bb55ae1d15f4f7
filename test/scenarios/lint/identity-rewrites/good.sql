-- after: nothing

CREATE SEQUENCE shop.orders_serial_number;
ALTER TABLE shop.orders ADD COLUMN serial_number bigint;
ALTER TABLE shop.orders ALTER COLUMN serial_number SET DEFAULT nextval('shop.orders_serial_number');
