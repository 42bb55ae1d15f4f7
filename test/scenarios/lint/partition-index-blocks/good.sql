-- after: nothing

CREATE INDEX events_id ON ONLY shop.events (id);
-- step: alone
CREATE INDEX CONCURRENTLY events_2026_id ON shop.events_2026 (id);
-- step: transaction
ALTER INDEX shop.events_id ATTACH PARTITION shop.events_2026_id;
