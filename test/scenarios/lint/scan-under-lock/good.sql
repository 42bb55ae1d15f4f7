-- after: nothing

ALTER DOMAIN shop.amount ADD CONSTRAINT amount_positive CHECK (VALUE >= 0) NOT VALID;
ALTER TABLE shop.events_2027 ADD CONSTRAINT bounds CHECK (at >= '2027-01-01' AND at < '2028-01-01') NOT VALID;
-- step: transaction
ALTER TABLE shop.events_2027 VALIDATE CONSTRAINT bounds;
-- step: transaction
ALTER TABLE shop.events ATTACH PARTITION shop.events_2027 FOR VALUES FROM ('2027-01-01') TO ('2028-01-01');
