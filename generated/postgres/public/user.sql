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

-- public.user, from schemas/public/user.yaml
CREATE TABLE public.users (
  id            text COLLATE "C" NOT NULL,
  email         text COLLATE "C" NOT NULL,
  display_name  text COLLATE "C",
  role          text COLLATE "C" NOT NULL DEFAULT 'user',
  password_hash text COLLATE "C",
  created_at    timestamptz(3) NOT NULL DEFAULT date_trunc('milliseconds', now()),
  updated_at    timestamptz(3) NOT NULL DEFAULT date_trunc('milliseconds', now()),
  CONSTRAINT users_pkey PRIMARY KEY (id),
  CONSTRAINT users_email_key UNIQUE (email),
  CONSTRAINT users_id_type CHECK (char_length(id) BETWEEN 1 AND 128),
  CONSTRAINT users_email_format CHECK (email ~ '^(?:[A-Za-z0-9!#$%&''*+\/=?\^_`\{\|\}~\-]+(?:\.[A-Za-z0-9!#$%&''*+\/=?\^_`\{\|\}~\-]+)*@(?:[A-Za-z0-9](?:[A-Za-z0-9\-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z][A-Za-z0-9\-]{0,61}[A-Za-z0-9])$'),
  CONSTRAINT users_email_normalize CHECK (email ~ '^(?:(?:[^ \t\r\nA-Z]+(?:[ \t\r\n]+[^ \t\r\nA-Z]+)*)?)$'),
  CONSTRAINT users_email_max_length CHECK (char_length(email) <= 254),
  CONSTRAINT users_display_name_normalize CHECK (display_name ~ '^(?:(?:[^ \t\r\n]+(?:[ \t\r\n]+[^ \t\r\n]+)*)?)$'),
  CONSTRAINT users_display_name_min_length CHECK (char_length(display_name) >= 1),
  CONSTRAINT users_display_name_max_length CHECK (char_length(display_name) <= 255),
  CONSTRAINT users_role_values CHECK (role IN ('user', 'admin', 'moderator')),
  CONSTRAINT users_password_hash_min_length CHECK (char_length(password_hash) >= 20),
  CONSTRAINT users_password_hash_max_length CHECK (char_length(password_hash) <= 200),
  CONSTRAINT users_created_at_type CHECK (created_at >= '0001-01-01T00:00:00Z' AND created_at < '10000-01-01T00:00:00Z'),
  CONSTRAINT users_updated_at_type CHECK (updated_at >= '0001-01-01T00:00:00Z' AND updated_at < '10000-01-01T00:00:00Z')
);
COMMENT ON TABLE public.users IS 'A person who signs in.';
COMMENT ON COLUMN public.users.id IS 'From the identity provider.';
COMMENT ON COLUMN public.users.email IS 'User email address (unique). Personal data: contact.';
COMMENT ON COLUMN public.users.display_name IS 'What the user wants to be called. Personal data: name.';
COMMENT ON COLUMN public.users.password_hash IS 'bcrypt; never the password itself.';
CREATE INDEX users_created_at_idx ON public.users (created_at);
CREATE FUNCTION public.users_updated_at_touch() RETURNS trigger LANGUAGE plpgsql SET search_path = '' AS $$
BEGIN
  NEW.updated_at := date_trunc('milliseconds', now());
  RETURN NEW;
END
$$;
CREATE TRIGGER users_updated_at_touch BEFORE UPDATE ON public.users
  FOR EACH ROW EXECUTE FUNCTION public.users_updated_at_touch();
ALTER TABLE public.users ENABLE ROW LEVEL SECURITY;
REVOKE ALL ON TABLE public.users FROM PUBLIC, app_client;
CREATE POLICY users_read ON public.users FOR SELECT TO app_client
  USING (((SELECT concord.uid()) IS NOT NULL) AND ((((SELECT concord.uid())) = (id)) OR ('admin' = ANY ((SELECT concord.roles())::text[]))));
GRANT SELECT (id, email, display_name, role, created_at, updated_at) ON TABLE public.users TO app_client;
CREATE POLICY users_create ON public.users FOR INSERT TO app_client
  WITH CHECK (((SELECT concord.uid()) IS NOT NULL) AND (((SELECT concord.uid())) = (id)) AND (role = 'user'));
GRANT INSERT (id, email, display_name, role) ON TABLE public.users TO app_client;
CREATE POLICY users_update ON public.users FOR UPDATE TO app_client
  USING (((SELECT concord.uid()) IS NOT NULL) AND (((SELECT concord.uid())) = (id)))
  WITH CHECK (((SELECT concord.uid()) IS NOT NULL) AND (((SELECT concord.uid())) = (id)));
GRANT UPDATE (email, display_name) ON TABLE public.users TO app_client;
CREATE POLICY users_delete ON public.users FOR DELETE TO app_client
  USING (((SELECT concord.uid()) IS NOT NULL) AND (((SELECT concord.uid())) = (id)));
GRANT DELETE ON TABLE public.users TO app_client;
