SELECT id, place_latitude AS place FROM shop.items
