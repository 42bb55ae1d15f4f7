-- after: nothing

DROP INDEX shop.orders_note;
