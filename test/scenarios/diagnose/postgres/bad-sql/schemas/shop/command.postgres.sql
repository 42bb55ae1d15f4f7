SELECT id, name FROM shop.items
\! touch made
