-- after: nothing

-- step: alone
ALTER TABLE shop.events DETACH PARTITION shop.events_2026 CONCURRENTLY;
