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

-- public.userData, from schemas/public/userData.yaml
CREATE TABLE public.data (
  id         uuid NOT NULL DEFAULT gen_random_uuid(),
  user_id    text COLLATE "C" NOT NULL,
  name       text COLLATE "C" NOT NULL,
  value      jsonb NOT NULL,
  thumbnail  bytea,
  created_at timestamptz(3) NOT NULL DEFAULT date_trunc('milliseconds', now()),
  updated_at timestamptz(3) NOT NULL DEFAULT date_trunc('milliseconds', now()),
  CONSTRAINT data_pkey PRIMARY KEY (id),
  CONSTRAINT data_user_id_name_key UNIQUE (user_id, name),
  CONSTRAINT data_user_id_type CHECK (char_length(user_id) BETWEEN 1 AND 128),
  CONSTRAINT data_name_format CHECK (name ~ '^(?:[a-z0-9]+(?:-[a-z0-9]+)*)$'),
  CONSTRAINT data_name_max_length CHECK (char_length(name) <= 80),
  CONSTRAINT data_value_type CHECK (value <> 'null' AND concord.is_document(value)),
  CONSTRAINT data_thumbnail_max_length CHECK (octet_length(thumbnail) <= 4096),
  CONSTRAINT data_created_at_type CHECK (created_at >= '0001-01-01T00:00:00Z' AND created_at < '10000-01-01T00:00:00Z'),
  CONSTRAINT data_updated_at_type CHECK (updated_at >= '0001-01-01T00:00:00Z' AND updated_at < '10000-01-01T00:00:00Z')
);
COMMENT ON TABLE public.data IS 'What an application keeps for one user, under a name.';
COMMENT ON COLUMN public.data.name IS 'What the value is called.';
COMMENT ON COLUMN public.data.value IS 'Whatever an application keeps for the user.';
COMMENT ON COLUMN public.data.thumbnail IS 'A small picture of it.';
CREATE INDEX data_user_id_created_at_desc_idx ON public.data (user_id, created_at DESC);
CREATE TRIGGER data_user_id_immutable BEFORE UPDATE ON public.data
  FOR EACH ROW WHEN (OLD.user_id IS DISTINCT FROM NEW.user_id) EXECUTE FUNCTION concord.refuse_change('data_user_id_immutable');
CREATE FUNCTION public.data_updated_at_touch() RETURNS trigger LANGUAGE plpgsql SET search_path = '' AS $$
BEGIN
  NEW.updated_at := date_trunc('milliseconds', now());
  RETURN NEW;
END
$$;
CREATE TRIGGER data_updated_at_touch BEFORE UPDATE ON public.data
  FOR EACH ROW EXECUTE FUNCTION public.data_updated_at_touch();
ALTER TABLE public.data ADD CONSTRAINT data_user_id_fkey
  FOREIGN KEY (user_id) REFERENCES public.users (id) ON DELETE CASCADE ON UPDATE RESTRICT;
ALTER TABLE public.data ENABLE ROW LEVEL SECURITY;
REVOKE ALL ON TABLE public.data FROM PUBLIC, app_client;
CREATE POLICY data_read ON public.data FOR SELECT TO app_client
  USING (((SELECT concord.uid()) IS NOT NULL) AND (((SELECT concord.uid())) = (user_id)));
GRANT SELECT (id, user_id, name, value, thumbnail, created_at, updated_at) ON TABLE public.data TO app_client;
CREATE POLICY data_create ON public.data FOR INSERT TO app_client
  WITH CHECK (((SELECT concord.uid()) IS NOT NULL) AND (((SELECT concord.uid())) = (user_id)));
GRANT INSERT (id, user_id, name, value, thumbnail) ON TABLE public.data TO app_client;
CREATE POLICY data_update ON public.data FOR UPDATE TO app_client
  USING (((SELECT concord.uid()) IS NOT NULL) AND (((SELECT concord.uid())) = (user_id)))
  WITH CHECK (((SELECT concord.uid()) IS NOT NULL) AND (((SELECT concord.uid())) = (user_id)));
GRANT UPDATE (name, value, thumbnail) ON TABLE public.data TO app_client;
CREATE POLICY data_delete ON public.data FOR DELETE TO app_client
  USING (((SELECT concord.uid()) IS NOT NULL) AND (((SELECT concord.uid())) = (user_id)));
GRANT DELETE ON TABLE public.data TO app_client;
