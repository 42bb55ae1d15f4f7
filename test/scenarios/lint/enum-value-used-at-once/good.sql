-- after: nothing

ALTER TYPE shop.status ADD VALUE 'shipped' AFTER 'paid';
-- step: transaction
UPDATE shop.orders SET status = 'shipped' WHERE id = 1;
