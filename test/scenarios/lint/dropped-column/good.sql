-- after: nothing

CREATE TABLE shop.work (id bigint, note text);
ALTER TABLE shop.work ENABLE ROW LEVEL SECURITY;
ALTER TABLE shop.work DROP COLUMN note;
