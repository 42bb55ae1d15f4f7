-- after: nothing

DROP VIEW shop.open_orders;
