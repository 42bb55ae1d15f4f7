-- after: nothing

CREATE TABLE shop.bookings (id bigint PRIMARY KEY, during tstzrange NOT NULL, CONSTRAINT no_overlap EXCLUDE USING gist (during WITH &&));
ALTER TABLE shop.bookings ENABLE ROW LEVEL SECURITY;
