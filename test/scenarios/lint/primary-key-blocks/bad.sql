-- after: nothing

ALTER TABLE shop.events_2027 ADD CONSTRAINT events_2027_pkey PRIMARY KEY (id, at);
