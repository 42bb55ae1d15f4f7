-- after: nothing

CREATE TABLE shop.work (id bigint);
ALTER TABLE shop.work ENABLE ROW LEVEL SECURITY;
DROP TABLE shop.work;
