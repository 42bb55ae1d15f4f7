-- after: nothing

-- step: transaction
-- effect: irreversible
-- lint: allow dropped-column: nobody has weighed anything since 2019
ALTER TABLE shop.orders DROP COLUMN weight;
-- step: transaction
-- effect: reversible
ALTER TABLE shop.orders ADD COLUMN region text;
