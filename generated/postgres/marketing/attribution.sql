-- One entity. Load first: marketing.outreachHistory.

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

-- marketing.attribution, from schemas/marketing/attribution.yaml
CREATE TABLE marketing.attribution (
  id           uuid NOT NULL DEFAULT gen_random_uuid(),
  campaign_id  uuid NOT NULL,
  person_id    text COLLATE "C" NOT NULL,
  attempt      integer NOT NULL,
  model        text COLLATE "C" NOT NULL,
  weight       numeric(5,4) NOT NULL,
  amount       numeric(18,4) NOT NULL,
  converted_at timestamptz(3) NOT NULL,
  CONSTRAINT attribution_pkey PRIMARY KEY (id),
  CONSTRAINT attribution_campaign_id_person_id_attempt_model_key UNIQUE (campaign_id, person_id, attempt, model),
  CONSTRAINT attribution_person_id_type CHECK (char_length(person_id) BETWEEN 1 AND 128),
  CONSTRAINT attribution_attempt_minimum CHECK (attempt >= 1),
  CONSTRAINT attribution_attempt_maximum CHECK (attempt <= 20),
  CONSTRAINT attribution_model_values CHECK (model IN ('firstTouch', 'lastTouch', 'linear', 'timeDecay')),
  CONSTRAINT attribution_weight_type CHECK (weight <> 'NaN'),
  CONSTRAINT attribution_weight_minimum CHECK (weight >= 0.0000),
  CONSTRAINT attribution_weight_maximum CHECK (weight <= 1.0000),
  CONSTRAINT attribution_amount_type CHECK (amount <> 'NaN'),
  CONSTRAINT attribution_converted_at_type CHECK (converted_at >= '0001-01-01T00:00:00Z' AND converted_at < '10000-01-01T00:00:00Z')
);
COMMENT ON TABLE marketing.attribution IS 'Which contact gets how much of the credit for a conversion.';
COMMENT ON COLUMN marketing.attribution.model IS 'The rule by which credit is shared among contacts.';
COMMENT ON COLUMN marketing.attribution.weight IS 'The share of the credit that this contact gets.';
COMMENT ON COLUMN marketing.attribution.amount IS 'The part of the sale that the share comes to.';
COMMENT ON COLUMN marketing.attribution.converted_at IS 'When the person became a customer.';
ALTER TABLE marketing.attribution ADD CONSTRAINT attribution_outreach_fkey
  FOREIGN KEY (campaign_id, person_id, attempt) REFERENCES marketing.outreach_history (campaign_id, person_id, attempt) ON DELETE CASCADE ON UPDATE RESTRICT;
ALTER TABLE marketing.attribution ENABLE ROW LEVEL SECURITY;
REVOKE ALL ON TABLE marketing.attribution FROM PUBLIC, app_client;
