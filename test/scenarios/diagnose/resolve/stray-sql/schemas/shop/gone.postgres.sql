SELECT id, name FROM shop.items
