-- One entity. Load first: people.person.

CREATE SCHEMA IF NOT EXISTS concord;
CREATE SCHEMA IF NOT EXISTS "bit";

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
GRANT USAGE ON SCHEMA "bit" TO app_client;

-- bit.leadScore, from schemas/bit/leadScore.yaml
CREATE FUNCTION "bit".lead_scores_factors_valid(value jsonb) RETURNS boolean LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE STRICT SET search_path = '' AS $$
DECLARE
  member1 jsonb;
BEGIN
  IF (jsonb_typeof(value) = 'object' AND NOT value ? '') IS NOT TRUE THEN
    RAISE check_violation USING CONSTRAINT = 'lead_scores_factors_type', COLUMN = 'factors', MESSAGE = 'factors: type';
  END IF;
  FOR member1 IN SELECT entries.value FROM jsonb_each(value) AS entries LOOP
    IF (member1 <> 'null') IS NOT TRUE THEN
      RAISE check_violation USING CONSTRAINT = 'lead_scores_factors_members', COLUMN = 'factors', MESSAGE = 'factors: members';
    END IF;
    IF (CASE WHEN jsonb_typeof(member1) = 'number' THEN abs((member1)::numeric) <= 1.7976931348623157e308 ELSE false END) IS NOT TRUE THEN
      RAISE check_violation USING CONSTRAINT = 'lead_scores_factors_member_type', COLUMN = 'factors', MESSAGE = 'factors{}: type';
    END IF;
    IF ((member1)::double precision >= '-1'::double precision) IS NOT TRUE THEN
      RAISE check_violation USING CONSTRAINT = 'lead_scores_factors_member_minimum', COLUMN = 'factors', MESSAGE = 'factors{}: minimum';
    END IF;
    IF ((member1)::double precision <= '1'::double precision) IS NOT TRUE THEN
      RAISE check_violation USING CONSTRAINT = 'lead_scores_factors_member_maximum', COLUMN = 'factors', MESSAGE = 'factors{}: maximum';
    END IF;
  END LOOP;
  RETURN true;
END
$$;
CREATE TABLE "bit".lead_scores (
  person_id   text COLLATE "C" NOT NULL,
  model       text COLLATE "C" NOT NULL,
  release     text COLLATE "C" NOT NULL,
  computed_on date NOT NULL,
  score       integer NOT NULL,
  raw         double precision NOT NULL,
  factors     jsonb,
  CONSTRAINT lead_scores_pkey PRIMARY KEY (person_id, model, computed_on),
  CONSTRAINT lead_scores_person_id_type CHECK (char_length(person_id) BETWEEN 1 AND 128),
  CONSTRAINT lead_scores_model_format CHECK (model ~ '^(?:[a-z0-9]+(?:-[a-z0-9]+)*)$'),
  CONSTRAINT lead_scores_model_max_length CHECK (char_length(model) <= 60),
  CONSTRAINT lead_scores_release_format CHECK (release ~ '^(?:(?:0|[1-9][0-9]*)\.(?:0|[1-9][0-9]*)\.(?:0|[1-9][0-9]*)(?:-(?:0|[1-9][0-9]*|[0-9]*[A-Za-z\-][0-9A-Za-z\-]*)(?:\.(?:0|[1-9][0-9]*|[0-9]*[A-Za-z\-][0-9A-Za-z\-]*))*)?(?:\+[0-9A-Za-z\-]+(?:\.[0-9A-Za-z\-]+)*)?)$'),
  CONSTRAINT lead_scores_release_max_length CHECK (char_length(release) <= 256),
  CONSTRAINT lead_scores_computed_on_type CHECK (computed_on BETWEEN '0001-01-01' AND '9999-12-31'),
  CONSTRAINT lead_scores_score_minimum CHECK (score >= 0),
  CONSTRAINT lead_scores_score_maximum CHECK (score <= 100),
  CONSTRAINT lead_scores_raw_type CHECK (raw > '-Infinity' AND raw < 'Infinity'),
  CONSTRAINT lead_scores_raw_exclusive_minimum CHECK (raw > '-1000'::double precision),
  CONSTRAINT lead_scores_raw_exclusive_maximum CHECK (raw < '1000'::double precision),
  CONSTRAINT lead_scores_factors_valid CHECK ("bit".lead_scores_factors_valid(factors))
);
COMMENT ON TABLE "bit".lead_scores IS 'How promising a person is, by one model.';
COMMENT ON COLUMN "bit".lead_scores.release IS 'The version of the model that computed the score.';
COMMENT ON COLUMN "bit".lead_scores.score IS 'How promising the lead is from 0 to 100.';
COMMENT ON COLUMN "bit".lead_scores.raw IS 'What the model gave before it was brought to 0 to 100.';
COMMENT ON COLUMN "bit".lead_scores.factors IS 'How much each factor added or took away.';
CREATE INDEX lead_scores_model_score_desc_idx ON "bit".lead_scores (model, score DESC);
ALTER TABLE "bit".lead_scores ADD CONSTRAINT lead_scores_person_id_fkey
  FOREIGN KEY (person_id) REFERENCES people.master (id) ON DELETE CASCADE ON UPDATE RESTRICT;
ALTER TABLE "bit".lead_scores ENABLE ROW LEVEL SECURITY;
REVOKE ALL ON TABLE "bit".lead_scores FROM PUBLIC, app_client;
