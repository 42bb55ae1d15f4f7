-- migration: 2026-11-21_add_fax
-- after: 81d702522261917033b3ed48f8eb8d22b599142ff2f20e2958a67a83de935bb4

-- step: transactoin: the column
ALTER TABLE shop.orders ADD COLUMN fax text;
