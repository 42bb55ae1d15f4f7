-- after: nothing

-- step: transaction
-- effect: reversible
ALTER TABLE shop.orders DROP COLUMN weight;
