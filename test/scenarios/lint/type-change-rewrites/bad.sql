-- after: nothing

ALTER TABLE shop.orders ALTER COLUMN label TYPE varchar(60), ALTER COLUMN count TYPE bigint;
-- step: transaction
ALTER TABLE shop.orders ALTER COLUMN note TYPE text COLLATE "POSIX";
