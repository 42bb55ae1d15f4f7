-- after: nothing

DROP TABLE shop.imports;
