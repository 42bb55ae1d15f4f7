-- after: nothing

ALTER TABLE shop.orders RENAME COLUMN note TO remark;
ALTER TABLE shop.orders ADD COLUMN note text GENERATED ALWAYS AS (remark) VIRTUAL;
