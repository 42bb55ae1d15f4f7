-- One entity. It needs no other.

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

-- public.product, from schemas/public/product.yaml
CREATE TABLE public.products (
  id         uuid NOT NULL DEFAULT gen_random_uuid(),
  name       text COLLATE "C" NOT NULL,
  price      numeric(10,2) NOT NULL,
  created_at timestamptz(3) NOT NULL DEFAULT date_trunc('milliseconds', now()),
  CONSTRAINT products_pkey PRIMARY KEY (id),
  CONSTRAINT products_name_min_length CHECK (char_length(name) >= 1),
  CONSTRAINT products_name_max_length CHECK (char_length(name) <= 255),
  CONSTRAINT products_price_type CHECK (price <> 'NaN'),
  CONSTRAINT products_price_minimum CHECK (price >= 0.00),
  CONSTRAINT products_created_at_type CHECK (created_at >= '0001-01-01T00:00:00Z' AND created_at < '10000-01-01T00:00:00Z')
);
COMMENT ON TABLE public.products IS 'Something that can be ordered.';
COMMENT ON COLUMN public.products.name IS 'What the product is called.';
COMMENT ON COLUMN public.products.price IS 'What one of them costs today.';
ALTER TABLE public.products ENABLE ROW LEVEL SECURITY;
REVOKE ALL ON TABLE public.products FROM PUBLIC, app_client;
CREATE POLICY products_read ON public.products FOR SELECT TO app_client
  USING (true);
GRANT SELECT (id, name, price, created_at) ON TABLE public.products TO app_client;
CREATE POLICY products_create ON public.products FOR INSERT TO app_client
  WITH CHECK (((SELECT concord.uid()) IS NOT NULL) AND ('admin' = ANY ((SELECT concord.roles())::text[])));
GRANT INSERT (id, name, price) ON TABLE public.products TO app_client;
CREATE POLICY products_update ON public.products FOR UPDATE TO app_client
  USING (((SELECT concord.uid()) IS NOT NULL) AND ('admin' = ANY ((SELECT concord.roles())::text[])))
  WITH CHECK (((SELECT concord.uid()) IS NOT NULL) AND ('admin' = ANY ((SELECT concord.roles())::text[])));
GRANT UPDATE (name, price) ON TABLE public.products TO app_client;
CREATE POLICY products_delete ON public.products FOR DELETE TO app_client
  USING (((SELECT concord.uid()) IS NOT NULL) AND ('admin' = ANY ((SELECT concord.roles())::text[])));
GRANT DELETE ON TABLE public.products TO app_client;
