-- after: nothing

-- step: transaction
-- lock: SHARE UPDATE EXCLUSIVE on shop.orders; instant
ALTER TABLE shop.orders ADD COLUMN region text;
-- step: transaction
-- lock: ACCESS EXCLUSIVE on shop.letters; instant
ALTER TABLE shop.letters ADD COLUMN token uuid DEFAULT gen_random_uuid();
