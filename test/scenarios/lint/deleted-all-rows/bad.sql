-- after: nothing

DELETE FROM shop.orders;
