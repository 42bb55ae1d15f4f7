-- One entity. Load first: public.user.

CREATE SCHEMA IF NOT EXISTS concord;
CREATE SCHEMA IF NOT EXISTS public;

-- The caller's token, as the application sets it for a session or transaction; anonymous where it is absent, empty or no JSON object.
CREATE OR REPLACE FUNCTION concord.claims() RETURNS jsonb LANGUAGE plpgsql STABLE SET search_path = '' AS $$
DECLARE
  token jsonb;
BEGIN
  token := nullif(current_setting('request.jwt.claims', true), '')::jsonb;
  RETURN CASE WHEN jsonb_typeof(token) = 'object' THEN token ELSE '{}'::jsonb END;
EXCEPTION WHEN data_exception THEN
  RETURN '{}'::jsonb;
END
$$;

-- Trigger for fields that never change: its argument is the name of the constraint.
CREATE OR REPLACE FUNCTION concord.refuse_change() RETURNS trigger LANGUAGE plpgsql SET search_path = '' AS $$
BEGIN
  RAISE check_violation USING CONSTRAINT = TG_ARGV[0], TABLE = TG_TABLE_NAME, SCHEMA = TG_TABLE_SCHEMA, MESSAGE = format('%s.%s: a field that is immutable changed', TG_TABLE_SCHEMA, TG_TABLE_NAME);
END
$$;

-- Trigger for values that may not follow one another, or not begin: its arguments are the names of the constraint and the column.
CREATE OR REPLACE FUNCTION concord.refuse_transition() RETURNS trigger LANGUAGE plpgsql SET search_path = '' AS $$
BEGIN
  RAISE check_violation USING CONSTRAINT = TG_ARGV[0], COLUMN = TG_ARGV[1], TABLE = TG_TABLE_NAME, SCHEMA = TG_TABLE_SCHEMA, MESSAGE = CASE TG_OP
    WHEN 'INSERT' THEN format('%s.%s: %s does not begin with %s', TG_TABLE_SCHEMA, TG_TABLE_NAME, TG_ARGV[1], to_jsonb(NEW) ->> TG_ARGV[1])
    ELSE format('%s.%s: %s does not go from %s to %s', TG_TABLE_SCHEMA, TG_TABLE_NAME, TG_ARGV[1], to_jsonb(OLD) ->> TG_ARGV[1], to_jsonb(NEW) ->> TG_ARGV[1])
  END;
END
$$;

-- The caller's id; NULL where the caller is anonymous.
CREATE OR REPLACE FUNCTION concord.uid() RETURNS text LANGUAGE sql STABLE SET search_path = '' AS $$
  SELECT CASE WHEN jsonb_typeof(token -> 'sub') = 'string' THEN nullif(token ->> 'sub', '') END COLLATE "C" FROM concord.claims() AS token
$$;

-- The caller's roles; none where the caller is anonymous or has no list of them.
CREATE OR REPLACE FUNCTION concord.roles() RETURNS text[] LANGUAGE sql STABLE SET search_path = '' AS $$
  SELECT CASE WHEN concord.uid() IS NOT NULL AND jsonb_typeof(token -> 'roles') = 'array'
    THEN ARRAY(SELECT role #>> '{}' FROM jsonb_array_elements(token -> 'roles') AS role WHERE jsonb_typeof(role) = 'string') ELSE '{}' END FROM concord.claims() AS token
$$;

-- A further claim, or its default where the caller is anonymous or has none of that kind.
CREATE OR REPLACE FUNCTION concord.claim(name text, otherwise jsonb) RETURNS jsonb LANGUAGE sql STABLE SET search_path = '' AS $$
  SELECT CASE WHEN concord.uid() IS NOT NULL AND jsonb_typeof(token -> name) = jsonb_typeof(otherwise) THEN token -> name ELSE otherwise END FROM concord.claims() AS token
$$;

-- The role of clients, for whom access is written.
DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = 'app_client') THEN
    CREATE ROLE app_client NOLOGIN;
  END IF;
EXCEPTION WHEN duplicate_object OR unique_violation THEN
  NULL;
END
$$;
DO $$
BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = 'app_client' AND (rolsuper OR rolbypassrls)) THEN
    RAISE EXCEPTION 'the client role passes every policy: it is a superuser or has BYPASSRLS';
  END IF;
END
$$;
GRANT USAGE ON SCHEMA concord TO app_client;
GRANT USAGE ON SCHEMA public TO app_client;

-- public.order, from schemas/public/order.yaml
CREATE FUNCTION public.orders_items_valid(value jsonb) RETURNS boolean LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE STRICT SET search_path = '' AS $$
DECLARE
  member1 jsonb;
  field2 jsonb;
  field3 jsonb;
  field4 jsonb;
  field5 jsonb;
BEGIN
  IF (jsonb_typeof(value) = 'array') IS NOT TRUE THEN
    RAISE check_violation USING CONSTRAINT = 'orders_items_type', COLUMN = 'items', MESSAGE = 'items: type';
  END IF;
  IF (jsonb_array_length(value) >= 1) IS NOT TRUE THEN
    RAISE check_violation USING CONSTRAINT = 'orders_items_min_items', COLUMN = 'items', MESSAGE = 'items: minItems';
  END IF;
  IF (jsonb_array_length(value) <= 12) IS NOT TRUE THEN
    RAISE check_violation USING CONSTRAINT = 'orders_items_max_items', COLUMN = 'items', MESSAGE = 'items: maxItems';
  END IF;
  FOR member1 IN SELECT jsonb_array_elements(value) LOOP
    IF (member1 <> 'null') IS NOT TRUE THEN
      RAISE check_violation USING CONSTRAINT = 'orders_items_members', COLUMN = 'items', MESSAGE = 'items: members';
    END IF;
    IF (jsonb_typeof(member1) = 'object') IS NOT TRUE THEN
      RAISE check_violation USING CONSTRAINT = 'orders_items_member_type', COLUMN = 'items', MESSAGE = 'items[]: type';
    END IF;
    IF (member1 - ARRAY['productId', 'name', 'quantity', 'unitPrice']::text[] = '{}') IS NOT TRUE THEN
      RAISE check_violation USING CONSTRAINT = 'orders_items_member_closed', COLUMN = 'items', MESSAGE = 'items[]: closed';
    END IF;
    field2 := member1 -> 'productId';
    IF (field2 IS NOT NULL AND field2 <> 'null') IS NOT TRUE THEN
      RAISE check_violation USING CONSTRAINT = 'orders_items_product_id_required', COLUMN = 'items', MESSAGE = 'items[].productId: required';
    END IF;
    IF (CASE WHEN jsonb_typeof(field2) = 'string' THEN (field2 #>> '{}') ~ '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$' ELSE false END) IS NOT TRUE THEN
      RAISE check_violation USING CONSTRAINT = 'orders_items_product_id_type', COLUMN = 'items', MESSAGE = 'items[].productId: type';
    END IF;
    field3 := member1 -> 'name';
    IF (field3 IS NOT NULL AND field3 <> 'null') IS NOT TRUE THEN
      RAISE check_violation USING CONSTRAINT = 'orders_items_name_required', COLUMN = 'items', MESSAGE = 'items[].name: required';
    END IF;
    IF (jsonb_typeof(field3) = 'string') IS NOT TRUE THEN
      RAISE check_violation USING CONSTRAINT = 'orders_items_name_type', COLUMN = 'items', MESSAGE = 'items[].name: type';
    END IF;
    IF (char_length((field3 #>> '{}')) >= 1) IS NOT TRUE THEN
      RAISE check_violation USING CONSTRAINT = 'orders_items_name_min_length', COLUMN = 'items', MESSAGE = 'items[].name: minLength';
    END IF;
    IF (char_length((field3 #>> '{}')) <= 255) IS NOT TRUE THEN
      RAISE check_violation USING CONSTRAINT = 'orders_items_name_max_length', COLUMN = 'items', MESSAGE = 'items[].name: maxLength';
    END IF;
    field4 := member1 -> 'quantity';
    IF (field4 IS NOT NULL AND field4 <> 'null') IS NOT TRUE THEN
      RAISE check_violation USING CONSTRAINT = 'orders_items_quantity_required', COLUMN = 'items', MESSAGE = 'items[].quantity: required';
    END IF;
    IF (CASE WHEN jsonb_typeof(field4) = 'number' THEN (field4)::numeric % 1 = 0 AND (field4)::numeric BETWEEN -2147483648 AND 2147483647 ELSE false END) IS NOT TRUE THEN
      RAISE check_violation USING CONSTRAINT = 'orders_items_quantity_type', COLUMN = 'items', MESSAGE = 'items[].quantity: type';
    END IF;
    IF ((field4)::numeric >= 1) IS NOT TRUE THEN
      RAISE check_violation USING CONSTRAINT = 'orders_items_quantity_minimum', COLUMN = 'items', MESSAGE = 'items[].quantity: minimum';
    END IF;
    IF ((field4)::numeric <= 1000) IS NOT TRUE THEN
      RAISE check_violation USING CONSTRAINT = 'orders_items_quantity_maximum', COLUMN = 'items', MESSAGE = 'items[].quantity: maximum';
    END IF;
    field5 := member1 -> 'unitPrice';
    IF (field5 IS NOT NULL AND field5 <> 'null') IS NOT TRUE THEN
      RAISE check_violation USING CONSTRAINT = 'orders_items_unit_price_required', COLUMN = 'items', MESSAGE = 'items[].unitPrice: required';
    END IF;
    IF (CASE WHEN jsonb_typeof(field5) = 'string' THEN (field5 #>> '{}') ~ '^(?:-(?!0(?:\.0*)?$))?(?:0|[1-9][0-9]{0,7})\.[0-9]{2,}$' ELSE false END) IS NOT TRUE THEN
      RAISE check_violation USING CONSTRAINT = 'orders_items_unit_price_type', COLUMN = 'items', MESSAGE = 'items[].unitPrice: type';
    END IF;
    IF ((field5 #>> '{}') ~ '\.[0-9]{2}$') IS NOT TRUE THEN
      RAISE check_violation USING CONSTRAINT = 'orders_items_unit_price_precision', COLUMN = 'items', MESSAGE = 'items[].unitPrice: precision';
    END IF;
    IF ((field5 #>> '{}')::numeric >= 0.00) IS NOT TRUE THEN
      RAISE check_violation USING CONSTRAINT = 'orders_items_unit_price_minimum', COLUMN = 'items', MESSAGE = 'items[].unitPrice: minimum';
    END IF;
  END LOOP;
  RETURN true;
END
$$;
CREATE FUNCTION public.orders_total_covers_each_item_holds(items jsonb, total numeric(12,2)) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path = '' AS $$
  SELECT NOT EXISTS (SELECT 1 FROM jsonb_array_elements($1) AS member1(value) WHERE (((member1.value ->> 'unitPrice')::numeric) <= ($2)) IS NOT TRUE)
$$;
CREATE TABLE public.orders (
  id         uuid NOT NULL DEFAULT gen_random_uuid(),
  user_id    text COLLATE "C" NOT NULL,
  items      jsonb NOT NULL,
  total      numeric(12,2) NOT NULL,
  status     text COLLATE "C" NOT NULL DEFAULT 'pending',
  note       text COLLATE "C",
  created_at timestamptz(3) NOT NULL DEFAULT date_trunc('milliseconds', now()),
  CONSTRAINT orders_pkey PRIMARY KEY (id),
  CONSTRAINT orders_user_id_type CHECK (char_length(user_id) BETWEEN 1 AND 128),
  CONSTRAINT orders_items_valid CHECK (public.orders_items_valid(items)),
  CONSTRAINT orders_total_type CHECK (total <> 'NaN'),
  CONSTRAINT orders_total_minimum CHECK (total >= 0.00),
  CONSTRAINT orders_status_values CHECK (status IN ('pending', 'completed', 'cancelled')),
  CONSTRAINT orders_note_max_length CHECK (char_length(note) <= 500),
  CONSTRAINT orders_created_at_type CHECK (created_at >= '0001-01-01T00:00:00Z' AND created_at < '10000-01-01T00:00:00Z'),
  CONSTRAINT total_covers_each_item CHECK (public.orders_total_covers_each_item_holds(items, total))
);
COMMENT ON TABLE public.orders IS 'What a user ordered.';
COMMENT ON COLUMN public.orders.total IS 'What the user pays.';
COMMENT ON COLUMN public.orders.status IS 'How far the order has come.';
COMMENT ON COLUMN public.orders.note IS 'What the user wants to be considered.';
COMMENT ON CONSTRAINT total_covers_each_item ON public.orders IS 'No item costs more than the order.';
CREATE INDEX orders_user_id_created_at_desc_idx ON public.orders (user_id, created_at DESC);
CREATE TRIGGER orders_user_id_immutable BEFORE UPDATE ON public.orders
  FOR EACH ROW WHEN (OLD.user_id IS DISTINCT FROM NEW.user_id) EXECUTE FUNCTION concord.refuse_change('orders_user_id_immutable');
CREATE TRIGGER orders_status_transition AFTER UPDATE ON public.orders
  FOR EACH ROW WHEN (OLD.status IS DISTINCT FROM NEW.status AND (CASE OLD.status
      WHEN 'pending' THEN NEW.status IN ('completed', 'cancelled')
      ELSE false END) IS NOT TRUE)
  EXECUTE FUNCTION concord.refuse_transition('orders_status_transition', 'status');
ALTER TABLE public.orders ADD CONSTRAINT orders_user_id_fkey
  FOREIGN KEY (user_id) REFERENCES public.users (id) ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE public.orders ENABLE ROW LEVEL SECURITY;
REVOKE ALL ON TABLE public.orders FROM PUBLIC, app_client;
CREATE POLICY orders_read ON public.orders FOR SELECT TO app_client
  USING (((SELECT concord.uid()) IS NOT NULL) AND ((((SELECT concord.uid())) = (user_id)) OR ('admin' = ANY ((SELECT concord.roles())::text[]))));
GRANT SELECT (id, user_id, items, total, status, note, created_at) ON TABLE public.orders TO app_client;
CREATE POLICY orders_create ON public.orders FOR INSERT TO app_client
  WITH CHECK (((SELECT concord.uid()) IS NOT NULL) AND (((SELECT concord.uid())) = (user_id)) AND (status = 'pending'));
GRANT INSERT (id, user_id, items, total, status, note) ON TABLE public.orders TO app_client;
CREATE POLICY orders_update ON public.orders FOR UPDATE TO app_client
  USING (((SELECT concord.uid()) IS NOT NULL) AND ((((SELECT concord.uid())) = (user_id)) AND ((status) = ('pending'))))
  WITH CHECK (((SELECT concord.uid()) IS NOT NULL) AND ((((SELECT concord.uid())) = (user_id)) AND ((status) = ('pending'))));
GRANT UPDATE (note) ON TABLE public.orders TO app_client;
