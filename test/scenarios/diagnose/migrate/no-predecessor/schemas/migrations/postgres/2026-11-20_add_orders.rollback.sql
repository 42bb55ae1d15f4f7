-- migration: 2026-11-20_add_orders

DROP TABLE shop.orders;
