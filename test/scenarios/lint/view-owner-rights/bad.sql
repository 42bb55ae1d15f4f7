-- after: nothing

CREATE VIEW shop.all_letters AS SELECT id, body FROM shop.letters;
