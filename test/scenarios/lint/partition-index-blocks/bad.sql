-- after: nothing

CREATE INDEX events_id ON shop.events (id);
