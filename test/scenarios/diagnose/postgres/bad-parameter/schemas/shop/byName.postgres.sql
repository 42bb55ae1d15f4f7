SELECT id FROM shop.items WHERE name = $1 AND id = $3
