-- after: nothing

TRUNCATE shop.clients, shop.orders CASCADE;
