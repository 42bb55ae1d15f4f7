-- One entity. Load first: public.client.

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

-- Whether a document store can hold it too: no list directly in a list, no key that is empty or reserved.
CREATE OR REPLACE FUNCTION concord.is_document(value jsonb) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT SET search_path = '' AS $$
  SELECT NOT jsonb_path_exists(value, 'strict $.** ? (@.type() == "array")[*] ? (@.type() == "array")')
    AND NOT jsonb_path_exists(value, 'strict $.** ? (@.type() == "object").keyvalue() ? (@.key == "" || @.key like_regex "^__.*__$" flag "s")')
$$;

-- Trigger for fields that never change: its argument is the name of the constraint.
CREATE OR REPLACE FUNCTION concord.refuse_change() RETURNS trigger LANGUAGE plpgsql SET search_path = '' AS $$
BEGIN
  RAISE check_violation USING CONSTRAINT = TG_ARGV[0], TABLE = TG_TABLE_NAME, SCHEMA = TG_TABLE_SCHEMA, MESSAGE = format('%s.%s: a field that is immutable changed', TG_TABLE_SCHEMA, TG_TABLE_NAME);
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

-- public.blueprint, from schemas/public/blueprint.yaml
CREATE FUNCTION public.blueprints_config_valid(value jsonb, part text) RETURNS boolean LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE STRICT SET search_path = '' AS $$
DECLARE
  field1 jsonb;
  member2 jsonb;
  field3 jsonb;
  field4 jsonb;
  member5 jsonb;
BEGIN
  IF (jsonb_typeof(value) = 'object') IS NOT TRUE THEN
    RAISE check_violation USING CONSTRAINT = 'blueprints_config_type', COLUMN = 'config', MESSAGE = 'config: type';
  END IF;
  IF part = 'imo' THEN
    IF (value - ARRAY['settings']::text[] = '{}') IS NOT TRUE THEN
      RAISE check_violation USING CONSTRAINT = 'blueprints_config_imo_closed', COLUMN = 'config', MESSAGE = 'config<imo>: closed';
    END IF;
    field1 := value -> 'settings';
    IF (field1 IS NOT NULL AND field1 <> 'null') IS NOT TRUE THEN
      RAISE check_violation USING CONSTRAINT = 'blueprints_config_imo_settings_required', COLUMN = 'config', MESSAGE = 'config<imo>.settings: required';
    END IF;
    IF (jsonb_typeof(field1) = 'object' AND NOT field1 ? '') IS NOT TRUE THEN
      RAISE check_violation USING CONSTRAINT = 'blueprints_config_imo_settings_type', COLUMN = 'config', MESSAGE = 'config<imo>.settings: type';
    END IF;
    FOR member2 IN SELECT entries.value FROM jsonb_each(field1) AS entries LOOP
      IF (member2 <> 'null') IS NOT TRUE THEN
        RAISE check_violation USING CONSTRAINT = 'blueprints_config_imo_settings_members', COLUMN = 'config', MESSAGE = 'config<imo>.settings: members';
      END IF;
      IF (member2 <> 'null' AND concord.is_document(member2)) IS NOT TRUE THEN
        RAISE check_violation USING CONSTRAINT = 'blueprints_config_imo_settings_member_type', COLUMN = 'config', MESSAGE = 'config<imo>.settings{}: type';
      END IF;
    END LOOP;
  ELSIF part = 'vendor' THEN
    IF (value - ARRAY['vendor', 'settings']::text[] = '{}') IS NOT TRUE THEN
      RAISE check_violation USING CONSTRAINT = 'blueprints_config_vendor_closed', COLUMN = 'config', MESSAGE = 'config<vendor>: closed';
    END IF;
    field3 := value -> 'vendor';
    IF field3 IS NOT NULL THEN
      IF (jsonb_typeof(field3) = 'string') IS NOT TRUE THEN
        RAISE check_violation USING CONSTRAINT = 'blueprints_config_vendor_vendor_type', COLUMN = 'config', MESSAGE = 'config<vendor>.vendor: type';
      END IF;
      IF (char_length((field3 #>> '{}')) >= 1) IS NOT TRUE THEN
        RAISE check_violation USING CONSTRAINT = 'blueprints_config_vendor_vendor_min_length', COLUMN = 'config', MESSAGE = 'config<vendor>.vendor: minLength';
      END IF;
      IF (char_length((field3 #>> '{}')) <= 255) IS NOT TRUE THEN
        RAISE check_violation USING CONSTRAINT = 'blueprints_config_vendor_vendor_max_length', COLUMN = 'config', MESSAGE = 'config<vendor>.vendor: maxLength';
      END IF;
    END IF;
    field4 := value -> 'settings';
    IF (field4 IS NOT NULL AND field4 <> 'null') IS NOT TRUE THEN
      RAISE check_violation USING CONSTRAINT = 'blueprints_config_vendor_settings_required', COLUMN = 'config', MESSAGE = 'config<vendor>.settings: required';
    END IF;
    IF (jsonb_typeof(field4) = 'object' AND NOT field4 ? '') IS NOT TRUE THEN
      RAISE check_violation USING CONSTRAINT = 'blueprints_config_vendor_settings_type', COLUMN = 'config', MESSAGE = 'config<vendor>.settings: type';
    END IF;
    FOR member5 IN SELECT entries.value FROM jsonb_each(field4) AS entries LOOP
      IF (member5 <> 'null') IS NOT TRUE THEN
        RAISE check_violation USING CONSTRAINT = 'blueprints_config_vendor_settings_members', COLUMN = 'config', MESSAGE = 'config<vendor>.settings: members';
      END IF;
      IF (member5 <> 'null' AND concord.is_document(member5)) IS NOT TRUE THEN
        RAISE check_violation USING CONSTRAINT = 'blueprints_config_vendor_settings_member_type', COLUMN = 'config', MESSAGE = 'config<vendor>.settings{}: type';
      END IF;
    END LOOP;
  END IF;
  RETURN true;
END
$$;
CREATE TABLE public.blueprints (
  id             uuid NOT NULL DEFAULT gen_random_uuid(),
  client_id      uuid NOT NULL,
  blueprint_type text COLLATE "C" NOT NULL,
  config         jsonb NOT NULL,
  created_at     timestamptz(3) NOT NULL DEFAULT date_trunc('milliseconds', now()),
  CONSTRAINT blueprints_pkey PRIMARY KEY (id),
  CONSTRAINT blueprints_type_values CHECK (blueprint_type IN ('imo', 'vendor')),
  CONSTRAINT blueprints_config_valid CHECK (public.blueprints_config_valid(config, blueprint_type)),
  CONSTRAINT blueprints_created_at_type CHECK (created_at >= '0001-01-01T00:00:00Z' AND created_at < '10000-01-01T00:00:00Z')
);
COMMENT ON TABLE public.blueprints IS 'A plan that is carried out for a client.';
COMMENT ON COLUMN public.blueprints.blueprint_type IS 'Which kind of plan this is.';
COMMENT ON COLUMN public.blueprints.config IS 'What the plan is carried out with.';
CREATE INDEX blueprints_client_id_type_idx ON public.blueprints (client_id, blueprint_type);
CREATE TRIGGER blueprints_client_id_immutable BEFORE UPDATE ON public.blueprints
  FOR EACH ROW WHEN (OLD.client_id IS DISTINCT FROM NEW.client_id) EXECUTE FUNCTION concord.refuse_change('blueprints_client_id_immutable');
ALTER TABLE public.blueprints ADD CONSTRAINT blueprints_client_id_fkey
  FOREIGN KEY (client_id) REFERENCES public.clients (id) ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE public.blueprints ENABLE ROW LEVEL SECURITY;
REVOKE ALL ON TABLE public.blueprints FROM PUBLIC, app_client;
CREATE FUNCTION public.blueprints_read_allowed(client_id uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = '' AS $$
  SELECT concord.uid() IS NOT NULL AND ((client.owner_uid) = (concord.uid())) IS TRUE
    FROM (VALUES (1)) AS one
    LEFT JOIN public.clients AS client ON client.id = $1
$$;
REVOKE ALL ON FUNCTION public.blueprints_read_allowed(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION public.blueprints_read_allowed(uuid) TO app_client;
CREATE POLICY blueprints_read ON public.blueprints FOR SELECT TO app_client
  USING (public.blueprints_read_allowed(client_id));
GRANT SELECT (id, client_id, blueprint_type, config, created_at) ON TABLE public.blueprints TO app_client;
CREATE FUNCTION public.blueprints_create_allowed(client_id uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = '' AS $$
  SELECT concord.uid() IS NOT NULL AND ((client.owner_uid) = (concord.uid())) IS TRUE
    FROM (VALUES (1)) AS one
    LEFT JOIN public.clients AS client ON client.id = $1
$$;
REVOKE ALL ON FUNCTION public.blueprints_create_allowed(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION public.blueprints_create_allowed(uuid) TO app_client;
CREATE POLICY blueprints_create ON public.blueprints FOR INSERT TO app_client
  WITH CHECK (public.blueprints_create_allowed(client_id));
GRANT INSERT (id, client_id, blueprint_type, config) ON TABLE public.blueprints TO app_client;
CREATE FUNCTION public.blueprints_update_allowed(client_id uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = '' AS $$
  SELECT concord.uid() IS NOT NULL AND ((client.owner_uid) = (concord.uid())) IS TRUE
    FROM (VALUES (1)) AS one
    LEFT JOIN public.clients AS client ON client.id = $1
$$;
REVOKE ALL ON FUNCTION public.blueprints_update_allowed(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION public.blueprints_update_allowed(uuid) TO app_client;
CREATE POLICY blueprints_update ON public.blueprints FOR UPDATE TO app_client
  USING (public.blueprints_update_allowed(client_id))
  WITH CHECK (public.blueprints_update_allowed(client_id));
GRANT UPDATE (blueprint_type, config) ON TABLE public.blueprints TO app_client;
