-- after: nothing

UPDATE shop.orders SET label = 'none' WHERE label IS NULL;
