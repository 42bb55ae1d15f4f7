-- migration: 2026-11-21_add_town

-- step: alone
SELECT 1;
