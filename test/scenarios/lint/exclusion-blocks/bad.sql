-- after: nothing

ALTER TABLE shop.orders ADD CONSTRAINT orders_alone EXCLUDE USING btree (id WITH =);
