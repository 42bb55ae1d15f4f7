-- One entity. Load first: people.person.

CREATE SCHEMA IF NOT EXISTS concord;
CREATE SCHEMA IF NOT EXISTS people;

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

-- YYYY-MM-DD, a day of the calendar, years 1 to 9999.
CREATE OR REPLACE FUNCTION concord.is_date(value text) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT SET search_path = '' AS $$
  SELECT CASE WHEN value ~ '^[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])$' THEN
    left(value, 4) <> '0000' AND right(value, 2)::integer <= CASE
      WHEN substr(value, 6, 2) IN ('04', '06', '09', '11') THEN 30
      WHEN substr(value, 6, 2) <> '02' THEN 31
      WHEN left(value, 4)::integer % 4 = 0 AND (left(value, 4)::integer % 100 <> 0 OR left(value, 4)::integer % 400 = 0) THEN 29
      ELSE 28
    END
  ELSE false END
$$;

CREATE OR REPLACE FUNCTION concord.to_date(value text) RETURNS date LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT SET search_path = '' SET datestyle = 'ISO' AS $$
  SELECT value::date
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
GRANT USAGE ON SCHEMA people TO app_client;

-- people.intelligence, from schemas/people/intelligence.yaml
CREATE FUNCTION people.intelligence_positions_valid(value jsonb) RETURNS boolean LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE STRICT SET search_path = '' AS $$
DECLARE
  member1 jsonb;
  field2 jsonb;
  field3 jsonb;
  field4 jsonb;
  field5 jsonb;
BEGIN
  IF (jsonb_typeof(value) = 'array') IS NOT TRUE THEN
    RAISE check_violation USING CONSTRAINT = 'intelligence_positions_type', COLUMN = 'positions', MESSAGE = 'positions: type';
  END IF;
  IF (jsonb_array_length(value) <= 20) IS NOT TRUE THEN
    RAISE check_violation USING CONSTRAINT = 'intelligence_positions_max_items', COLUMN = 'positions', MESSAGE = 'positions: maxItems';
  END IF;
  FOR member1 IN SELECT jsonb_array_elements(value) LOOP
    IF (member1 <> 'null') IS NOT TRUE THEN
      RAISE check_violation USING CONSTRAINT = 'intelligence_positions_members', COLUMN = 'positions', MESSAGE = 'positions: members';
    END IF;
    IF (jsonb_typeof(member1) = 'object') IS NOT TRUE THEN
      RAISE check_violation USING CONSTRAINT = 'intelligence_positions_member_type', COLUMN = 'positions', MESSAGE = 'positions[]: type';
    END IF;
    IF (member1 - ARRAY['title', 'company', 'startedOn', 'endedOn']::text[] = '{}') IS NOT TRUE THEN
      RAISE check_violation USING CONSTRAINT = 'intelligence_positions_member_closed', COLUMN = 'positions', MESSAGE = 'positions[]: closed';
    END IF;
    field2 := member1 -> 'title';
    IF (field2 IS NOT NULL AND field2 <> 'null') IS NOT TRUE THEN
      RAISE check_violation USING CONSTRAINT = 'intelligence_positions_title_required', COLUMN = 'positions', MESSAGE = 'positions[].title: required';
    END IF;
    IF (jsonb_typeof(field2) = 'string') IS NOT TRUE THEN
      RAISE check_violation USING CONSTRAINT = 'intelligence_positions_title_type', COLUMN = 'positions', MESSAGE = 'positions[].title: type';
    END IF;
    IF (char_length((field2 #>> '{}')) >= 1) IS NOT TRUE THEN
      RAISE check_violation USING CONSTRAINT = 'intelligence_positions_title_min_length', COLUMN = 'positions', MESSAGE = 'positions[].title: minLength';
    END IF;
    IF (char_length((field2 #>> '{}')) <= 200) IS NOT TRUE THEN
      RAISE check_violation USING CONSTRAINT = 'intelligence_positions_title_max_length', COLUMN = 'positions', MESSAGE = 'positions[].title: maxLength';
    END IF;
    field3 := member1 -> 'company';
    IF (field3 IS NOT NULL AND field3 <> 'null') IS NOT TRUE THEN
      RAISE check_violation USING CONSTRAINT = 'intelligence_positions_company_required', COLUMN = 'positions', MESSAGE = 'positions[].company: required';
    END IF;
    IF (jsonb_typeof(field3) = 'string') IS NOT TRUE THEN
      RAISE check_violation USING CONSTRAINT = 'intelligence_positions_company_type', COLUMN = 'positions', MESSAGE = 'positions[].company: type';
    END IF;
    IF (char_length((field3 #>> '{}')) >= 1) IS NOT TRUE THEN
      RAISE check_violation USING CONSTRAINT = 'intelligence_positions_company_min_length', COLUMN = 'positions', MESSAGE = 'positions[].company: minLength';
    END IF;
    IF (char_length((field3 #>> '{}')) <= 255) IS NOT TRUE THEN
      RAISE check_violation USING CONSTRAINT = 'intelligence_positions_company_max_length', COLUMN = 'positions', MESSAGE = 'positions[].company: maxLength';
    END IF;
    field4 := member1 -> 'startedOn';
    IF (field4 IS NOT NULL AND field4 <> 'null') IS NOT TRUE THEN
      RAISE check_violation USING CONSTRAINT = 'intelligence_positions_started_on_required', COLUMN = 'positions', MESSAGE = 'positions[].startedOn: required';
    END IF;
    IF (jsonb_typeof(field4) = 'string' AND concord.is_date((field4 #>> '{}'))) IS NOT TRUE THEN
      RAISE check_violation USING CONSTRAINT = 'intelligence_positions_started_on_type', COLUMN = 'positions', MESSAGE = 'positions[].startedOn: type';
    END IF;
    field5 := member1 -> 'endedOn';
    IF field5 IS NOT NULL THEN
      IF (jsonb_typeof(field5) = 'string' AND concord.is_date((field5 #>> '{}'))) IS NOT TRUE THEN
        RAISE check_violation USING CONSTRAINT = 'intelligence_positions_ended_on_type', COLUMN = 'positions', MESSAGE = 'positions[].endedOn: type';
      END IF;
    END IF;
  END LOOP;
  RETURN true;
END
$$;
CREATE FUNCTION people.intelligence_positions_end_later_holds(positions jsonb) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path = '' AS $$
  SELECT NOT EXISTS (SELECT 1 FROM jsonb_array_elements($1) AS member1(value) WHERE (((concord.to_date(member1.value ->> 'endedOn')) IS NULL) OR ((concord.to_date(member1.value ->> 'endedOn')) >= (concord.to_date(member1.value ->> 'startedOn')))) IS NOT TRUE)
$$;
CREATE TABLE people.intelligence (
  person_id   text COLLATE "C" NOT NULL,
  profile_url text COLLATE "C" NOT NULL,
  headline    text COLLATE "C",
  seniority   text COLLATE "C",
  positions   jsonb NOT NULL DEFAULT '[]'::jsonb,
  confidence  double precision NOT NULL,
  enriched_at timestamptz(3) NOT NULL,
  CONSTRAINT intelligence_pkey PRIMARY KEY (person_id),
  CONSTRAINT intelligence_person_id_type CHECK (char_length(person_id) BETWEEN 1 AND 128),
  CONSTRAINT intelligence_profile_url_format CHECK (profile_url ~ '^(?:https?://(?:[A-Za-z0-9](?:[A-Za-z0-9\-]{0,61}[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9\-]{0,61}[A-Za-z0-9])?)*|\[(?:(?:[0-9A-Fa-f]{1,4}:){7}[0-9A-Fa-f]{1,4}|(?:[0-9A-Fa-f]{1,4}:){1,7}:|(?:[0-9A-Fa-f]{1,4}:){1,6}:[0-9A-Fa-f]{1,4}|(?:[0-9A-Fa-f]{1,4}:){1,5}(?::[0-9A-Fa-f]{1,4}){2}|(?:[0-9A-Fa-f]{1,4}:){1,4}(?::[0-9A-Fa-f]{1,4}){3}|(?:[0-9A-Fa-f]{1,4}:){1,3}(?::[0-9A-Fa-f]{1,4}){4}|(?:[0-9A-Fa-f]{1,4}:){1,2}(?::[0-9A-Fa-f]{1,4}){5}|[0-9A-Fa-f]{1,4}:(?::[0-9A-Fa-f]{1,4}){6}|::(?:[0-9A-Fa-f]{1,4}:){0,6}[0-9A-Fa-f]{1,4}|::|::[Ff]{4}:(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])(?:\.(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])){3})\])(?::[0-9]{1,5})?(?:/(?:[A-Za-z0-9._~!$&''\(\)*+,;=:@\-]|%[0-9A-Fa-f]{2})*)*(?:\?(?:[A-Za-z0-9._~!$&''\(\)*+,;=:@\/?\-]|%[0-9A-Fa-f]{2})*)?(?:#(?:[A-Za-z0-9._~!$&''\(\)*+,;=:@\/?\-]|%[0-9A-Fa-f]{2})*)?)$'),
  CONSTRAINT intelligence_profile_url_max_length CHECK (char_length(profile_url) <= 300),
  CONSTRAINT intelligence_headline_max_length CHECK (char_length(headline) <= 300),
  CONSTRAINT intelligence_seniority_values CHECK (seniority IN ('intern', 'junior', 'senior', 'lead', 'executive')),
  CONSTRAINT intelligence_positions_valid CHECK (people.intelligence_positions_valid(positions)),
  CONSTRAINT intelligence_confidence_type CHECK (confidence > '-Infinity' AND confidence < 'Infinity'),
  CONSTRAINT intelligence_confidence_minimum CHECK (confidence >= '0'::double precision),
  CONSTRAINT intelligence_confidence_maximum CHECK (confidence <= '1'::double precision),
  CONSTRAINT intelligence_enriched_at_type CHECK (enriched_at >= '0001-01-01T00:00:00Z' AND enriched_at < '10000-01-01T00:00:00Z'),
  CONSTRAINT positions_end_later CHECK (people.intelligence_positions_end_later_holds(positions))
);
COMMENT ON TABLE people.intelligence IS 'What enrichment found out about a person on LinkedIn.';
COMMENT ON COLUMN people.intelligence.profile_url IS 'The public profile that this was read from. Personal data: network.';
COMMENT ON COLUMN people.intelligence.headline IS 'How the person introduces themselves there.';
COMMENT ON COLUMN people.intelligence.seniority IS 'The level of the present job.';
COMMENT ON COLUMN people.intelligence.positions IS 'Jobs as listed in the profile.';
COMMENT ON COLUMN people.intelligence.confidence IS 'How sure the source is from 0 to 1.';
COMMENT ON COLUMN people.intelligence.enriched_at IS 'When the profile was last read.';
ALTER TABLE people.intelligence ADD CONSTRAINT intelligence_person_id_fkey
  FOREIGN KEY (person_id) REFERENCES people.master (id) ON DELETE CASCADE ON UPDATE RESTRICT;
ALTER TABLE people.intelligence ENABLE ROW LEVEL SECURITY;
REVOKE ALL ON TABLE people.intelligence FROM PUBLIC, app_client;
