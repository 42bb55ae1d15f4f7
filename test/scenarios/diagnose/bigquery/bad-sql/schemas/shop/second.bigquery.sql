SELECT id, name FROM shop.items;
DROP TABLE shop.items;
