-- after: nothing

ALTER TABLE shop.orders SET (autovacuum_vacuum_scale_factor = 0.02);
