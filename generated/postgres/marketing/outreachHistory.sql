-- One entity. Load first: marketing.campaign, people.person.

CREATE SCHEMA IF NOT EXISTS concord;
CREATE SCHEMA IF NOT EXISTS marketing;

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
GRANT USAGE ON SCHEMA marketing TO app_client;

-- marketing.outreachHistory, from schemas/marketing/outreachHistory.yaml
CREATE TABLE marketing.outreach_history (
  campaign_id uuid NOT NULL,
  person_id   text COLLATE "C" NOT NULL,
  attempt     integer NOT NULL,
  channel     text COLLATE "C" NOT NULL,
  sent_at     timestamptz(3) NOT NULL,
  opened_at   timestamptz(3),
  replied_at  timestamptz(3),
  outcome     text COLLATE "C" NOT NULL DEFAULT 'none',
  CONSTRAINT outreach_history_pkey PRIMARY KEY (campaign_id, person_id, attempt),
  CONSTRAINT outreach_history_person_id_type CHECK (char_length(person_id) BETWEEN 1 AND 128),
  CONSTRAINT outreach_history_attempt_minimum CHECK (attempt >= 1),
  CONSTRAINT outreach_history_attempt_maximum CHECK (attempt <= 20),
  CONSTRAINT outreach_history_channel_values CHECK (channel IN ('email', 'linkedin', 'phone', 'letter', 'event')),
  CONSTRAINT outreach_history_sent_at_type CHECK (sent_at >= '0001-01-01T00:00:00Z' AND sent_at < '10000-01-01T00:00:00Z'),
  CONSTRAINT outreach_history_opened_at_type CHECK (opened_at >= '0001-01-01T00:00:00Z' AND opened_at < '10000-01-01T00:00:00Z'),
  CONSTRAINT outreach_history_replied_at_type CHECK (replied_at >= '0001-01-01T00:00:00Z' AND replied_at < '10000-01-01T00:00:00Z'),
  CONSTRAINT outreach_history_outcome_values CHECK (outcome IN ('none', 'opened', 'replied', 'bounced', 'optedOut')),
  CONSTRAINT opened_after_sent CHECK (((opened_at) IS NULL) OR ((opened_at) >= (sent_at))),
  CONSTRAINT reply_is_an_outcome CHECK (((replied_at) IS NULL) OR ((outcome) IN ('replied', 'optedOut')))
);
COMMENT ON TABLE marketing.outreach_history IS 'Every contact with a person in a campaign, written down when it is over.';
COMMENT ON COLUMN marketing.outreach_history.sent_at IS 'When the message was sent.';
COMMENT ON COLUMN marketing.outreach_history.opened_at IS 'When it was first opened.';
COMMENT ON COLUMN marketing.outreach_history.replied_at IS 'When the person answered.';
COMMENT ON COLUMN marketing.outreach_history.outcome IS 'What came of it.';
CREATE INDEX outreach_history_person_id_sent_at_desc_idx ON marketing.outreach_history (person_id, sent_at DESC);
CREATE TRIGGER outreach_history_append_only BEFORE UPDATE ON marketing.outreach_history
  FOR EACH ROW EXECUTE FUNCTION concord.refuse_rewrite('outreach_history_append_only');
CREATE TRIGGER outreach_history_append_only_delete BEFORE DELETE ON marketing.outreach_history
  FOR EACH ROW EXECUTE FUNCTION concord.refuse_rewrite('outreach_history_append_only');
CREATE TRIGGER outreach_history_append_only_truncate BEFORE TRUNCATE ON marketing.outreach_history
  FOR EACH STATEMENT EXECUTE FUNCTION concord.refuse_rewrite('outreach_history_append_only');
ALTER TABLE marketing.outreach_history ADD CONSTRAINT outreach_history_campaign_id_fkey
  FOREIGN KEY (campaign_id) REFERENCES marketing.campaigns (id) ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE marketing.outreach_history ADD CONSTRAINT outreach_history_person_id_fkey
  FOREIGN KEY (person_id) REFERENCES people.master (id) ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE marketing.outreach_history ENABLE ROW LEVEL SECURITY;
REVOKE ALL ON TABLE marketing.outreach_history FROM PUBLIC, app_client;
