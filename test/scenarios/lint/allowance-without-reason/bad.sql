-- after: nothing

-- lint: allow dropped-column
ALTER TABLE shop.orders DROP COLUMN note;
-- lint: allow migration/dropped-column: 123
ALTER TABLE shop.orders DROP COLUMN label;
