-- after: nothing

DROP VIEW shop.open_orders;
CREATE VIEW shop.open_orders AS SELECT id FROM shop.orders WHERE status <> 'closed';
DROP DOMAIN shop.unused RESTRICT;
