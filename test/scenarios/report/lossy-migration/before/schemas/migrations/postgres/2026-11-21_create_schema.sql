-- migration: 2026-11-21_create_schema
-- cause: shop.customer: an entity is new: customer
-- cause: shop.order: an entity is new: order
-- from: nothing
-- to: 290beaa90edf8d72ecc65ae366c6908684a935381cf23332a84f86fee0615a13
-- after: nothing

-- step: transaction: make schema concord, make schema shop, and 22 more
-- effect: reversible
CREATE SCHEMA IF NOT EXISTS concord;
CREATE SCHEMA IF NOT EXISTS shop;
CREATE OR REPLACE FUNCTION concord.refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
BEGIN
  RAISE check_violation USING CONSTRAINT = TG_ARGV[0], TABLE = TG_TABLE_NAME, SCHEMA = TG_TABLE_SCHEMA, MESSAGE = format('%s.%s: a field that is immutable changed', TG_TABLE_SCHEMA, TG_TABLE_NAME);
END
$function$;
CREATE TABLE shop.customers (
  id text COLLATE "C" NOT NULL,
  email text COLLATE "C" NOT NULL,
  name text COLLATE "C" NOT NULL
);
COMMENT ON TABLE shop.customers IS 'Someone who buys.';
COMMENT ON COLUMN shop.customers.email IS 'Personal data: contact.';
COMMENT ON COLUMN shop.customers.name IS 'Personal data: name.';
CREATE TABLE shop.orders (
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  customer_id text COLLATE "C" NOT NULL,
  status text COLLATE "C" DEFAULT 'open'::text NOT NULL,
  total numeric(12,4) NOT NULL,
  note text COLLATE "C",
  fax text COLLATE "C",
  opened_at timestamp(3) with time zone NOT NULL,
  closed_at timestamp(3) with time zone
);
COMMENT ON TABLE shop.orders IS 'What a customer ordered.';
COMMENT ON COLUMN shop.orders.fax IS 'Personal data: contact.';
ALTER TABLE shop.customers ADD CONSTRAINT customers_id_type CHECK (((char_length(id) >= 1) AND (char_length(id) <= 128)));
ALTER TABLE shop.customers ADD CONSTRAINT customers_email_format CHECK ((email ~ '^(?:[A-Za-z0-9!#$%&''*+\/=?\^_`\{\|\}~\-]+(?:\.[A-Za-z0-9!#$%&''*+\/=?\^_`\{\|\}~\-]+)*@(?:[A-Za-z0-9](?:[A-Za-z0-9\-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z][A-Za-z0-9\-]{0,61}[A-Za-z0-9])$'::text));
ALTER TABLE shop.customers ADD CONSTRAINT customers_email_max_length CHECK ((char_length(email) <= 254));
ALTER TABLE shop.customers ADD CONSTRAINT customers_name_min_length CHECK ((char_length(name) >= 1));
ALTER TABLE shop.customers ADD CONSTRAINT customers_name_max_length CHECK ((char_length(name) <= 120));
ALTER TABLE shop.customers ADD CONSTRAINT customers_pkey PRIMARY KEY (id);
ALTER TABLE shop.customers ADD CONSTRAINT customers_email_key UNIQUE (email);
ALTER TABLE shop.orders ADD CONSTRAINT orders_customer_id_type CHECK (((char_length(customer_id) >= 1) AND (char_length(customer_id) <= 128)));
ALTER TABLE shop.orders ADD CONSTRAINT orders_status_values CHECK ((status = ANY (ARRAY['open'::text, 'paid'::text, 'cancelled'::text])));
ALTER TABLE shop.orders ADD CONSTRAINT orders_total_type CHECK ((total <> 'NaN'::numeric));
ALTER TABLE shop.orders ADD CONSTRAINT orders_total_minimum CHECK ((total >= 0.0000));
ALTER TABLE shop.orders ADD CONSTRAINT orders_note_max_length CHECK ((char_length(note) <= 500));
ALTER TABLE shop.orders ADD CONSTRAINT orders_fax_format CHECK ((fax ~ '^(?:\+[1-9][0-9]{6,14})$'::text));
ALTER TABLE shop.orders ADD CONSTRAINT orders_fax_max_length CHECK ((char_length(fax) <= 16));
ALTER TABLE shop.orders ADD CONSTRAINT orders_opened_at_type CHECK (((opened_at >= '0001-01-01 00:00:00+00'::timestamp with time zone) AND (opened_at < '10000-01-01 00:00:00+00'::timestamp with time zone)));
ALTER TABLE shop.orders ADD CONSTRAINT orders_closed_at_type CHECK (((closed_at >= '0001-01-01 00:00:00+00'::timestamp with time zone) AND (closed_at < '10000-01-01 00:00:00+00'::timestamp with time zone)));
ALTER TABLE shop.orders ADD CONSTRAINT orders_pkey PRIMARY KEY (id);
ALTER TABLE shop.orders ADD CONSTRAINT orders_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES shop.customers(id) ON UPDATE RESTRICT ON DELETE RESTRICT;
CREATE TRIGGER orders_customer_id_immutable BEFORE UPDATE ON shop.orders FOR EACH ROW WHEN ((old.customer_id IS DISTINCT FROM new.customer_id)) EXECUTE FUNCTION concord.refuse_change('orders_customer_id_immutable');
