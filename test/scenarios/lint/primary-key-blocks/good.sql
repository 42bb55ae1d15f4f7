-- after: nothing

-- step: alone
CREATE UNIQUE INDEX CONCURRENTLY events_2027_pkey ON shop.events_2027 (id, at);
-- step: transaction
ALTER TABLE shop.events_2027 ADD CONSTRAINT events_2027_pkey PRIMARY KEY USING INDEX events_2027_pkey;
