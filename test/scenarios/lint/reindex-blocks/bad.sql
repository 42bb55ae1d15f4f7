-- after: nothing

REINDEX TABLE shop.orders;
