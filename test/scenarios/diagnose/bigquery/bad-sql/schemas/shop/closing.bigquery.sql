SELECT id, name FROM shop.items) AS listed, (SELECT 1
