-- migration: 2026-11-21_change_order
-- cause: shop.order/customerId: a field may be changed after it was created
-- from: 230946f7e288e30631c7dc94c371f07ffa2005104ae607ee4fec480273f30ff0
-- to: e97c6df4fc66a45363c340140475fe5d8b13573e880858152fd37ef149c1115e
-- after: 800e026d88e4971774b8acc2daec2b81be144fcf6e944b97ed1008155ae3ad2d

-- step: transaction: drop trigger orders_customer_id_immutable of shop.orders
-- cause: shop.order/customerId: a field may be changed after it was created
-- lock: ACCESS EXCLUSIVE on shop.orders; instant
-- effect: reversible
DROP TRIGGER orders_customer_id_immutable ON shop.orders;
