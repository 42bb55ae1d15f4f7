-- after: nothing

CREATE TABLE shop.work (id bigint CONSTRAINT work_pkey PRIMARY KEY, number bigint NOT NULL);
ALTER TABLE shop.work ENABLE ROW LEVEL SECURITY;
ALTER TABLE shop.work DROP CONSTRAINT work_pkey, ADD CONSTRAINT work_pkey PRIMARY KEY (number);
