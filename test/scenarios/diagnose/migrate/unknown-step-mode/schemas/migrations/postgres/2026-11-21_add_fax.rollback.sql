-- migration: 2026-11-21_add_fax

SELECT 0;
