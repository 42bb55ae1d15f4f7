-- after: nothing

ALTER TABLE shop.orders SET (fillfactor = 70);
