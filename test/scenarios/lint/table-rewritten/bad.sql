-- after: nothing

ALTER TABLE shop.orders SET UNLOGGED;
-- step: transaction
CLUSTER shop.letters USING letters_pkey;
