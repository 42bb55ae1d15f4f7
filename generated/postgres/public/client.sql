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

-- public.client, from schemas/public/client.yaml
CREATE FUNCTION public.clients_metadata_valid(value jsonb) RETURNS boolean LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE STRICT SET search_path = '' AS $$
DECLARE
  member1 jsonb;
BEGIN
  IF (jsonb_typeof(value) = 'object' AND NOT value ? '') IS NOT TRUE THEN
    RAISE check_violation USING CONSTRAINT = 'clients_metadata_type', COLUMN = 'metadata', MESSAGE = 'metadata: type';
  END IF;
  FOR member1 IN SELECT entries.value FROM jsonb_each(value) AS entries LOOP
    IF (member1 <> 'null') IS NOT TRUE THEN
      RAISE check_violation USING CONSTRAINT = 'clients_metadata_members', COLUMN = 'metadata', MESSAGE = 'metadata: members';
    END IF;
    IF (member1 <> 'null' AND concord.is_document(member1)) IS NOT TRUE THEN
      RAISE check_violation USING CONSTRAINT = 'clients_metadata_member_type', COLUMN = 'metadata', MESSAGE = 'metadata{}: type';
    END IF;
  END LOOP;
  RETURN true;
END
$$;
CREATE TABLE public.clients (
  id         uuid NOT NULL DEFAULT gen_random_uuid(),
  name       text COLLATE "C" NOT NULL,
  email      text COLLATE "C" NOT NULL,
  metadata   jsonb,
  owner_uid  text COLLATE "C" NOT NULL,
  created_at timestamptz(3) NOT NULL DEFAULT date_trunc('milliseconds', now()),
  CONSTRAINT clients_pkey PRIMARY KEY (id),
  CONSTRAINT clients_email_key UNIQUE (email),
  CONSTRAINT clients_name_min_length CHECK (char_length(name) >= 1),
  CONSTRAINT clients_name_max_length CHECK (char_length(name) <= 255),
  CONSTRAINT clients_email_format CHECK (email ~ '^(?:[A-Za-z0-9!#$%&''*+\/=?\^_`\{\|\}~\-]+(?:\.[A-Za-z0-9!#$%&''*+\/=?\^_`\{\|\}~\-]+)*@(?:[A-Za-z0-9](?:[A-Za-z0-9\-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z][A-Za-z0-9\-]{0,61}[A-Za-z0-9])$'),
  CONSTRAINT clients_email_max_length CHECK (char_length(email) <= 254),
  CONSTRAINT clients_metadata_valid CHECK (public.clients_metadata_valid(metadata)),
  CONSTRAINT clients_owner_uid_type CHECK (char_length(owner_uid) BETWEEN 1 AND 128),
  CONSTRAINT clients_created_at_type CHECK (created_at >= '0001-01-01T00:00:00Z' AND created_at < '10000-01-01T00:00:00Z')
);
COMMENT ON TABLE public.clients IS 'A company or person that blueprints are made for.';
COMMENT ON COLUMN public.clients.name IS 'What the client is called.';
COMMENT ON COLUMN public.clients.email IS 'The address at which the client is reached. Personal data: contact.';
COMMENT ON COLUMN public.clients.metadata IS 'Whatever a team notes down about the client.';
CREATE INDEX clients_owner_uid_created_at_desc_idx ON public.clients (owner_uid, created_at DESC);
CREATE TRIGGER clients_owner_uid_immutable BEFORE UPDATE ON public.clients
  FOR EACH ROW WHEN (OLD.owner_uid IS DISTINCT FROM NEW.owner_uid) EXECUTE FUNCTION concord.refuse_change('clients_owner_uid_immutable');
ALTER TABLE public.clients ADD CONSTRAINT clients_owner_uid_fkey
  FOREIGN KEY (owner_uid) REFERENCES public.users (id) ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE public.clients ENABLE ROW LEVEL SECURITY;
REVOKE ALL ON TABLE public.clients FROM PUBLIC, app_client;
CREATE POLICY clients_read ON public.clients FOR SELECT TO app_client
  USING (((SELECT concord.uid()) IS NOT NULL) AND ((((SELECT concord.uid())) = (owner_uid)) OR ('admin' = ANY ((SELECT concord.roles())::text[]))));
GRANT SELECT (id, name, email, metadata, owner_uid, created_at) ON TABLE public.clients TO app_client;
CREATE POLICY clients_create ON public.clients FOR INSERT TO app_client
  WITH CHECK (((SELECT concord.uid()) IS NOT NULL) AND (((SELECT concord.uid())) = (owner_uid)));
GRANT INSERT (id, name, email, metadata, owner_uid) ON TABLE public.clients TO app_client;
CREATE POLICY clients_update ON public.clients FOR UPDATE TO app_client
  USING (((SELECT concord.uid()) IS NOT NULL) AND (((SELECT concord.uid())) = (owner_uid)))
  WITH CHECK (((SELECT concord.uid()) IS NOT NULL) AND (((SELECT concord.uid())) = (owner_uid)));
GRANT UPDATE (name, email, metadata) ON TABLE public.clients TO app_client;
