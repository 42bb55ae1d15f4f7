-- after: nothing

-- step: transaction
-- lock: ACCESS EXCLUSIVE on shop.orders; instant
ALTER TABLE shop.orders ADD COLUMN region text;
