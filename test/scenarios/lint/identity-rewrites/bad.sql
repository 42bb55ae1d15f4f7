-- after: nothing

ALTER TABLE shop.orders ADD COLUMN serial_number bigint GENERATED ALWAYS AS IDENTITY;
