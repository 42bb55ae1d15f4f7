-- after: nothing

-- lint: allow dropped-column: nobody has read it since 3.0.0
ALTER TABLE shop.orders ADD COLUMN region text;
-- lint: allow dropped-table: nobody reads it
