-- migration: 2026-11-20_add_orders
-- after: nothing

CREATE TABLE shop.orders (id uuid PRIMARY KEY);
