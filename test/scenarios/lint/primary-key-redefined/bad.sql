-- after: nothing

ALTER TABLE shop.orders DROP CONSTRAINT orders_pkey;
ALTER TABLE shop.orders ADD CONSTRAINT orders_pkey PRIMARY KEY (number);
-- step: transaction
ALTER TABLE shop.letters DROP CONSTRAINT letters_pkey;
