SELECT id, name FROM shop.items WHERE name = $1
