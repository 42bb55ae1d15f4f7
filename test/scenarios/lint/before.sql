CREATE SCHEMA shop;
CREATE TYPE shop.status AS ENUM ('open', 'paid', 'closed');
CREATE DOMAIN shop.amount AS numeric(12, 2);
CREATE DOMAIN shop.unused AS text;
CREATE FUNCTION shop.touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.touched_at := now(); RETURN NEW; END $$;

CREATE TABLE shop.clients (
  id    bigint PRIMARY KEY,
  name  text NOT NULL,
  email text
);

CREATE TABLE shop.orders (
  id         bigint PRIMARY KEY,
  client_id  bigint,
  number     text NOT NULL,
  label      varchar(40),
  note       text,
  count      integer NOT NULL,
  price      shop.amount,
  weight     numeric(12, 3),
  at         timestamp,
  touched_at timestamptz,
  status     shop.status NOT NULL DEFAULT 'open',
  CONSTRAINT orders_count_minimum CHECK (count >= 0)
);
CREATE INDEX orders_note ON shop.orders (note);
CREATE UNIQUE INDEX orders_number ON shop.orders (number);
ALTER TABLE shop.orders ADD CONSTRAINT orders_number_key UNIQUE USING INDEX orders_number;

CREATE VIEW shop.open_orders AS SELECT id FROM shop.orders WHERE status = 'open';

CREATE TABLE shop.events (id bigint NOT NULL, at timestamptz NOT NULL) PARTITION BY RANGE (at);
CREATE TABLE shop.events_2026 PARTITION OF shop.events FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
CREATE TABLE shop.events_2027 (id bigint NOT NULL, at timestamptz NOT NULL);

CREATE TABLE shop.letters (id bigint PRIMARY KEY, body text NOT NULL);
ALTER TABLE shop.letters ENABLE ROW LEVEL SECURITY;

CREATE TABLE shop.imports (id bigint, line text);
