-- One entity. Load first: public.user, public.order, public.product, public.client.

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

-- Trigger for tables whose records are only added: its argument is the name of the constraint.
CREATE OR REPLACE FUNCTION concord.refuse_rewrite() RETURNS trigger LANGUAGE plpgsql SET search_path = '' AS $$
BEGIN
  RAISE check_violation USING CONSTRAINT = TG_ARGV[0], TABLE = TG_TABLE_NAME, SCHEMA = TG_TABLE_SCHEMA, MESSAGE = format('%s.%s: records are only added here, and %s is refused', TG_TABLE_SCHEMA, TG_TABLE_NAME, TG_OP);
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

-- public.auditLog, from schemas/public/auditLog.yaml
CREATE TABLE public.audit_log (
  id                  uuid NOT NULL DEFAULT gen_random_uuid(),
  user_id             text COLLATE "C",
  action              text COLLATE "C" NOT NULL,
  resource_type       text COLLATE "C" NOT NULL,
  resource_id         text COLLATE "C" NOT NULL,
  "timestamp"         timestamptz(3) NOT NULL DEFAULT date_trunc('milliseconds', now()),
  ip_address          text COLLATE "C",
  resource_user_id    text COLLATE "C" GENERATED ALWAYS AS (CASE WHEN resource_type = 'user' THEN resource_id END) STORED,
  resource_order_id   uuid GENERATED ALWAYS AS (CASE WHEN resource_type = 'order' AND resource_id ~ '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$' THEN resource_id::uuid END) STORED,
  resource_product_id uuid GENERATED ALWAYS AS (CASE WHEN resource_type = 'product' AND resource_id ~ '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$' THEN resource_id::uuid END) STORED,
  resource_client_id  uuid GENERATED ALWAYS AS (CASE WHEN resource_type = 'client' AND resource_id ~ '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$' THEN resource_id::uuid END) STORED,
  CONSTRAINT audit_log_pkey PRIMARY KEY (id),
  CONSTRAINT audit_log_user_id_type CHECK (char_length(user_id) BETWEEN 1 AND 128),
  CONSTRAINT audit_log_action_format CHECK (action ~ '^(?:[a-z0-9]+(?:-[a-z0-9]+)*)$'),
  CONSTRAINT audit_log_action_max_length CHECK (char_length(action) <= 100),
  CONSTRAINT audit_log_resource_type_values CHECK (resource_type IN ('user', 'order', 'product', 'client')),
  CONSTRAINT audit_log_resource_id_min_length CHECK (char_length(resource_id) >= 1),
  CONSTRAINT audit_log_resource_id_max_length CHECK (char_length(resource_id) <= 128),
  CONSTRAINT audit_log_timestamp_type CHECK ("timestamp" >= '0001-01-01T00:00:00Z' AND "timestamp" < '10000-01-01T00:00:00Z'),
  CONSTRAINT audit_log_ip_address_format CHECK (ip_address ~ '^(?:(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])(?:\.(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])){3}|(?:[0-9A-Fa-f]{1,4}:){7}[0-9A-Fa-f]{1,4}|(?:[0-9A-Fa-f]{1,4}:){1,7}:|(?:[0-9A-Fa-f]{1,4}:){1,6}:[0-9A-Fa-f]{1,4}|(?:[0-9A-Fa-f]{1,4}:){1,5}(?::[0-9A-Fa-f]{1,4}){2}|(?:[0-9A-Fa-f]{1,4}:){1,4}(?::[0-9A-Fa-f]{1,4}){3}|(?:[0-9A-Fa-f]{1,4}:){1,3}(?::[0-9A-Fa-f]{1,4}){4}|(?:[0-9A-Fa-f]{1,4}:){1,2}(?::[0-9A-Fa-f]{1,4}){5}|[0-9A-Fa-f]{1,4}:(?::[0-9A-Fa-f]{1,4}){6}|::(?:[0-9A-Fa-f]{1,4}:){0,6}[0-9A-Fa-f]{1,4}|::|::[Ff]{4}:(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])(?:\.(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])){3})$'),
  CONSTRAINT audit_log_ip_address_max_length CHECK (char_length(ip_address) <= 45),
  CONSTRAINT audit_log_resource_order_key CHECK (resource_type IS DISTINCT FROM 'order' OR resource_order_id IS NOT NULL),
  CONSTRAINT audit_log_resource_product_key CHECK (resource_type IS DISTINCT FROM 'product' OR resource_product_id IS NOT NULL),
  CONSTRAINT audit_log_resource_client_key CHECK (resource_type IS DISTINCT FROM 'client' OR resource_client_id IS NOT NULL)
);
COMMENT ON TABLE public.audit_log IS 'Who did what to which record, and from where.';
COMMENT ON COLUMN public.audit_log.action IS 'What was done.';
COMMENT ON COLUMN public.audit_log.resource_type IS 'The record it was done to. What resourceId is the key of.';
COMMENT ON COLUMN public.audit_log.resource_id IS 'The record it was done to. The key of what resourceType names.';
COMMENT ON COLUMN public.audit_log.ip_address IS 'The address that the request came from. Personal data: network.';
COMMENT ON COLUMN public.audit_log.resource_user_id IS 'resource_id where resource_type is user; made for the foreign key.';
CREATE INDEX audit_log_resource_user_idx ON public.audit_log (resource_user_id);
COMMENT ON COLUMN public.audit_log.resource_order_id IS 'resource_id where resource_type is order; made for the foreign key.';
CREATE INDEX audit_log_resource_order_idx ON public.audit_log (resource_order_id);
COMMENT ON COLUMN public.audit_log.resource_product_id IS 'resource_id where resource_type is product; made for the foreign key.';
CREATE INDEX audit_log_resource_product_idx ON public.audit_log (resource_product_id);
COMMENT ON COLUMN public.audit_log.resource_client_id IS 'resource_id where resource_type is client; made for the foreign key.';
CREATE INDEX audit_log_resource_client_idx ON public.audit_log (resource_client_id);
CREATE INDEX audit_log_user_id_timestamp_desc_idx ON public.audit_log (user_id, "timestamp" DESC);
CREATE INDEX audit_log_resource_type_resource_id_idx ON public.audit_log (resource_type, resource_id);
CREATE TRIGGER audit_log_append_only BEFORE UPDATE ON public.audit_log
  FOR EACH ROW EXECUTE FUNCTION concord.refuse_rewrite('audit_log_append_only');
CREATE TRIGGER audit_log_append_only_delete BEFORE DELETE ON public.audit_log
  FOR EACH ROW EXECUTE FUNCTION concord.refuse_rewrite('audit_log_append_only');
CREATE TRIGGER audit_log_append_only_truncate BEFORE TRUNCATE ON public.audit_log
  FOR EACH STATEMENT EXECUTE FUNCTION concord.refuse_rewrite('audit_log_append_only');
ALTER TABLE public.audit_log ADD CONSTRAINT audit_log_user_id_fkey
  FOREIGN KEY (user_id) REFERENCES public.users (id) ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE public.audit_log ADD CONSTRAINT audit_log_resource_user_fkey
  FOREIGN KEY (resource_user_id) REFERENCES public.users (id) ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE public.audit_log ADD CONSTRAINT audit_log_resource_order_fkey
  FOREIGN KEY (resource_order_id) REFERENCES public.orders (id) ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE public.audit_log ADD CONSTRAINT audit_log_resource_product_fkey
  FOREIGN KEY (resource_product_id) REFERENCES public.products (id) ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE public.audit_log ADD CONSTRAINT audit_log_resource_client_fkey
  FOREIGN KEY (resource_client_id) REFERENCES public.clients (id) ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE public.audit_log ENABLE ROW LEVEL SECURITY;
REVOKE ALL ON TABLE public.audit_log FROM PUBLIC, app_client;
CREATE POLICY audit_log_read ON public.audit_log FOR SELECT TO app_client
  USING (((SELECT concord.uid()) IS NOT NULL) AND ('admin' = ANY ((SELECT concord.roles())::text[])));
GRANT SELECT (id, user_id, action, resource_type, resource_id, "timestamp", ip_address) ON TABLE public.audit_log TO app_client;
