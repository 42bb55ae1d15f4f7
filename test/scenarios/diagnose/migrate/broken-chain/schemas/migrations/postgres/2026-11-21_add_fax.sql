-- migration: 2026-11-21_add_fax
-- after: e1ddae330fc7d1edfb9628f7345ff5ec5c1ab446d80320bff381c2a4689c648e

ALTER TABLE shop.orders ADD COLUMN fax text;
