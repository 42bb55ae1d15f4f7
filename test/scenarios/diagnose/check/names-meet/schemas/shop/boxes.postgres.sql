SELECT id FROM shop.boxes
