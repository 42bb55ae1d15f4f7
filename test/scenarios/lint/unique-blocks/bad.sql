-- after: nothing

ALTER TABLE shop.orders ADD COLUMN token uuid CONSTRAINT orders_token_key UNIQUE;
