-- migration: 2026-11-21_change_order
-- from: e97c6df4fc66a45363c340140475fe5d8b13573e880858152fd37ef149c1115e
-- to: 230946f7e288e30631c7dc94c371f07ffa2005104ae607ee4fec480273f30ff0

-- step: transaction: undo: drop trigger orders_customer_id_immutable of shop.orders
-- effect: reversible
CREATE TRIGGER orders_customer_id_immutable BEFORE UPDATE ON shop.orders FOR EACH ROW WHEN ((old.customer_id IS DISTINCT FROM new.customer_id)) EXECUTE FUNCTION concord.refuse_change('orders_customer_id_immutable');
