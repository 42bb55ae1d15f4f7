-- after: nothing

DELETE FROM shop.orders WHERE id = 7;
