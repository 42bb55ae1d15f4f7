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

-- public.session, from schemas/public/session.yaml
CREATE TABLE public.sessions (
  id         uuid NOT NULL DEFAULT gen_random_uuid(),
  user_id    text COLLATE "C" NOT NULL,
  token_hash text COLLATE "C" NOT NULL,
  ip_address text COLLATE "C",
  user_agent text COLLATE "C",
  created_at timestamptz(3) NOT NULL DEFAULT date_trunc('milliseconds', now()),
  expires_at timestamptz(3) NOT NULL,
  ended_at   timestamptz(3),
  CONSTRAINT sessions_pkey PRIMARY KEY (id),
  CONSTRAINT sessions_user_id_type CHECK (char_length(user_id) BETWEEN 1 AND 128),
  CONSTRAINT sessions_token_hash_pattern CHECK (token_hash ~ '^(?:[0-9a-f]{64})$'),
  CONSTRAINT sessions_ip_address_format CHECK (ip_address ~ '^(?:(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])(?:\.(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])){3}|(?:[0-9A-Fa-f]{1,4}:){7}[0-9A-Fa-f]{1,4}|(?:[0-9A-Fa-f]{1,4}:){1,7}:|(?:[0-9A-Fa-f]{1,4}:){1,6}:[0-9A-Fa-f]{1,4}|(?:[0-9A-Fa-f]{1,4}:){1,5}(?::[0-9A-Fa-f]{1,4}){2}|(?:[0-9A-Fa-f]{1,4}:){1,4}(?::[0-9A-Fa-f]{1,4}){3}|(?:[0-9A-Fa-f]{1,4}:){1,3}(?::[0-9A-Fa-f]{1,4}){4}|(?:[0-9A-Fa-f]{1,4}:){1,2}(?::[0-9A-Fa-f]{1,4}){5}|[0-9A-Fa-f]{1,4}:(?::[0-9A-Fa-f]{1,4}){6}|::(?:[0-9A-Fa-f]{1,4}:){0,6}[0-9A-Fa-f]{1,4}|::|::[Ff]{4}:(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])(?:\.(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])){3})$'),
  CONSTRAINT sessions_ip_address_max_length CHECK (char_length(ip_address) <= 45),
  CONSTRAINT sessions_user_agent_max_length CHECK (char_length(user_agent) <= 500),
  CONSTRAINT sessions_created_at_type CHECK (created_at >= '0001-01-01T00:00:00Z' AND created_at < '10000-01-01T00:00:00Z'),
  CONSTRAINT sessions_expires_at_type CHECK (expires_at >= '0001-01-01T00:00:00Z' AND expires_at < '10000-01-01T00:00:00Z'),
  CONSTRAINT sessions_ended_at_type CHECK (ended_at >= '0001-01-01T00:00:00Z' AND ended_at < '10000-01-01T00:00:00Z'),
  CONSTRAINT expires_later CHECK ((expires_at) > (created_at)),
  CONSTRAINT ended_in_time CHECK (((ended_at) IS NULL) OR ((ended_at) >= (created_at)))
);
COMMENT ON TABLE public.sessions IS 'One sign-in of a user on one device.';
COMMENT ON COLUMN public.sessions.token_hash IS 'SHA-256 of the token; tokens are never stored.';
COMMENT ON COLUMN public.sessions.ip_address IS 'The address of the device at the sign-in. Personal data: network.';
COMMENT ON COLUMN public.sessions.user_agent IS 'What the browser calls itself. Personal data: network.';
COMMENT ON COLUMN public.sessions.expires_at IS 'When the session ends by itself.';
COMMENT ON COLUMN public.sessions.ended_at IS 'When the user signed out.';
COMMENT ON CONSTRAINT expires_later ON public.sessions IS 'A session expires after it was created.';
COMMENT ON CONSTRAINT ended_in_time ON public.sessions IS 'A session ends after it was created.';
CREATE INDEX sessions_user_id_created_at_desc_idx ON public.sessions (user_id, created_at DESC);

-- Expired records stay until a job runs: DELETE FROM public.sessions WHERE expires_at <= now();
CREATE TRIGGER sessions_user_id_immutable BEFORE UPDATE ON public.sessions
  FOR EACH ROW WHEN (OLD.user_id IS DISTINCT FROM NEW.user_id) EXECUTE FUNCTION concord.refuse_change('sessions_user_id_immutable');
ALTER TABLE public.sessions ADD CONSTRAINT sessions_user_id_fkey
  FOREIGN KEY (user_id) REFERENCES public.users (id) ON DELETE CASCADE ON UPDATE RESTRICT;
ALTER TABLE public.sessions ENABLE ROW LEVEL SECURITY;
REVOKE ALL ON TABLE public.sessions FROM PUBLIC, app_client;
CREATE POLICY sessions_read ON public.sessions FOR SELECT TO app_client
  USING (((SELECT concord.uid()) IS NOT NULL) AND ((((SELECT concord.uid())) = (user_id)) OR ('admin' = ANY ((SELECT concord.roles())::text[]))));
GRANT SELECT (id, user_id, ip_address, user_agent, created_at, expires_at, ended_at) ON TABLE public.sessions TO app_client;
CREATE POLICY sessions_update ON public.sessions FOR UPDATE TO app_client
  USING (((SELECT concord.uid()) IS NOT NULL) AND (((SELECT concord.uid())) = (user_id)))
  WITH CHECK (((SELECT concord.uid()) IS NOT NULL) AND (((SELECT concord.uid())) = (user_id)));
GRANT UPDATE (ended_at) ON TABLE public.sessions TO app_client;
CREATE POLICY sessions_delete ON public.sessions FOR DELETE TO app_client
  USING (((SELECT concord.uid()) IS NOT NULL) AND ((((SELECT concord.uid())) = (user_id)) OR ('admin' = ANY ((SELECT concord.roles())::text[]))));
GRANT DELETE ON TABLE public.sessions TO app_client;
