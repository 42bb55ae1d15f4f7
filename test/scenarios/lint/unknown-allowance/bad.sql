-- after: nothing

-- lint: allow dropped-colum: nobody has read it since 3.0.0
ALTER TABLE shop.orders ADD COLUMN region text;
-- lint: dropped-column
ALTER TABLE shop.orders ADD COLUMN area text;
