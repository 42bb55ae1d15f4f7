-- after: nothing

ALTER TABLE shop.orders ADD COLUMN token uuid;
-- step: alone
CREATE UNIQUE INDEX CONCURRENTLY orders_token_key ON shop.orders (token);
-- step: transaction
ALTER TABLE shop.orders ADD CONSTRAINT orders_token_key UNIQUE USING INDEX orders_token_key;
