-- One entity. Load first: people.person.

CREATE SCHEMA IF NOT EXISTS concord;
CREATE SCHEMA IF NOT EXISTS ple;

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
GRANT USAGE ON SCHEMA ple TO app_client;

-- ple.leadEnrichment, from schemas/ple/leadEnrichment.yaml
CREATE TABLE ple.lead_enrichments (
  id           uuid NOT NULL DEFAULT gen_random_uuid(),
  person_id    text COLLATE "C" NOT NULL,
  provider     text COLLATE "C" NOT NULL,
  state        text COLLATE "C" NOT NULL DEFAULT 'queued',
  cost         numeric(8,4) NOT NULL DEFAULT 0.0000,
  credits      bigint NOT NULL DEFAULT 0,
  answer       jsonb,
  requested_at timestamptz(6) NOT NULL,
  answered_at  timestamptz(6),
  parent       uuid,
  CONSTRAINT lead_enrichments_pkey PRIMARY KEY (id),
  CONSTRAINT lead_enrichments_person_id_type CHECK (char_length(person_id) BETWEEN 1 AND 128),
  CONSTRAINT lead_enrichments_provider_format CHECK (provider ~ '^(?:(?:[A-Za-z0-9](?:[A-Za-z0-9\-]{0,61}[A-Za-z0-9])?\.)*[A-Za-z](?:[A-Za-z0-9\-]{0,61}[A-Za-z0-9])?)$'),
  CONSTRAINT lead_enrichments_provider_max_length CHECK (char_length(provider) <= 253),
  CONSTRAINT lead_enrichments_state_values CHECK (state IN ('queued', 'sent', 'answered', 'failed')),
  CONSTRAINT lead_enrichments_cost_type CHECK (cost <> 'NaN'),
  CONSTRAINT lead_enrichments_cost_minimum CHECK (cost >= 0.0000),
  CONSTRAINT lead_enrichments_credits_minimum CHECK (credits >= 0),
  CONSTRAINT lead_enrichments_answer_type CHECK (answer <> 'null'),
  CONSTRAINT lead_enrichments_requested_at_type CHECK (requested_at >= '0001-01-01T00:00:00Z' AND requested_at < '10000-01-01T00:00:00Z'),
  CONSTRAINT lead_enrichments_answered_at_type CHECK (answered_at >= '0001-01-01T00:00:00Z' AND answered_at < '10000-01-01T00:00:00Z'),
  CONSTRAINT answered_later CHECK (((answered_at) IS NULL) OR ((answered_at) > (requested_at))),
  CONSTRAINT answered_has_time CHECK (((state) = ('answered')) = ((answered_at) IS NOT NULL))
);
COMMENT ON TABLE ple.lead_enrichments IS 'One request to a provider for facts about a person.';
COMMENT ON COLUMN ple.lead_enrichments.provider IS 'The host of the service that was asked.';
COMMENT ON COLUMN ple.lead_enrichments.state IS 'How far the request has come.';
COMMENT ON COLUMN ple.lead_enrichments.cost IS 'What the answer cost in US dollars.';
COMMENT ON COLUMN ple.lead_enrichments.credits IS 'What the answer cost in credits of the provider.';
COMMENT ON COLUMN ple.lead_enrichments.answer IS 'What the provider said.';
COMMENT ON COLUMN ple.lead_enrichments.requested_at IS 'When the provider was asked.';
COMMENT ON COLUMN ple.lead_enrichments.answered_at IS 'When the answer came.';
COMMENT ON COLUMN ple.lead_enrichments.parent IS 'The request that this one repeats.';
CREATE INDEX lead_enrichments_state_requested_at_idx ON ple.lead_enrichments (state, requested_at);
CREATE INDEX lead_enrichments_person_id_idx ON ple.lead_enrichments (person_id);
CREATE INDEX lead_enrichments_parent_idx ON ple.lead_enrichments (parent);
CREATE TRIGGER lead_enrichments_state_transition AFTER UPDATE ON ple.lead_enrichments
  FOR EACH ROW WHEN (OLD.state IS DISTINCT FROM NEW.state AND (CASE OLD.state
      WHEN 'queued' THEN NEW.state IN ('sent', 'failed')
      WHEN 'sent' THEN NEW.state IN ('answered', 'failed')
      ELSE false END) IS NOT TRUE)
  EXECUTE FUNCTION concord.refuse_transition('lead_enrichments_state_transition', 'state');
ALTER TABLE ple.lead_enrichments ADD CONSTRAINT lead_enrichments_person_id_fkey
  FOREIGN KEY (person_id) REFERENCES people.master (id) ON DELETE CASCADE ON UPDATE RESTRICT;
ALTER TABLE ple.lead_enrichments ADD CONSTRAINT lead_enrichments_parent_fkey
  FOREIGN KEY (parent) REFERENCES ple.lead_enrichments (id) ON DELETE SET NULL ON UPDATE RESTRICT;
ALTER TABLE ple.lead_enrichments ENABLE ROW LEVEL SECURITY;
REVOKE ALL ON TABLE ple.lead_enrichments FROM PUBLIC, app_client;
