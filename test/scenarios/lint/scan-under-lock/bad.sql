-- after: nothing

ALTER DOMAIN shop.amount ADD CONSTRAINT amount_positive CHECK (VALUE >= 0);
-- step: transaction
ALTER TABLE shop.events ATTACH PARTITION shop.events_2027 FOR VALUES FROM ('2027-01-01') TO ('2028-01-01');
