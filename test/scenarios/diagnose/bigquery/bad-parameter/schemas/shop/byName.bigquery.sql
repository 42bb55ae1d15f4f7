SELECT id FROM shop.items WHERE name = @name AND id = @Other
