-- migration: 2026-11-21_add_telex

SELECT 0;
