-- The schema of data-layers, whole, in dependency order, for an empty database. PostgreSQL 15 or later.

BEGIN;

DO $$
BEGIN
  IF current_setting('server_version_num')::integer < 150000 OR current_setting('server_encoding') <> 'UTF8' THEN
    RAISE EXCEPTION 'this schema is for PostgreSQL 15 or later, and for a database in UTF8';
  END IF;
END
$$;

CREATE SCHEMA IF NOT EXISTS concord;
CREATE SCHEMA IF NOT EXISTS "bit";
CREATE SCHEMA IF NOT EXISTS company;
CREATE SCHEMA IF NOT EXISTS marketing;
CREATE SCHEMA IF NOT EXISTS people;
CREATE SCHEMA IF NOT EXISTS ple;
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

-- HH:MM:SS with at least so many digits after a point, before 24:00.
CREATE OR REPLACE FUNCTION concord.is_time(value text, digits integer) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT SET search_path = '' AS $$
  SELECT value ~ '^(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](?:\.[0-9]+)?$' AND length(value) >= CASE WHEN digits = 0 THEN 8 ELSE 9 + digits END
$$;

-- A date, T and a time.
CREATE OR REPLACE FUNCTION concord.is_local(value text, digits integer) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT SET search_path = '' AS $$
  SELECT substr(value, 11, 1) = 'T' AND concord.is_date(left(value, 10)) AND concord.is_time(substr(value, 12), digits)
$$;

-- A date, T, a time and Z.
CREATE OR REPLACE FUNCTION concord.is_instant(value text, digits integer) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT SET search_path = '' AS $$
  SELECT right(value, 1) = 'Z' AND concord.is_local(left(value, -1), digits)
$$;

-- Immutable, since the text names its zone.
CREATE OR REPLACE FUNCTION concord.to_instant(value text) RETURNS timestamptz LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT SET search_path = '' SET timezone = 'UTC' SET datestyle = 'ISO' AS $$
  SELECT value::timestamptz
$$;

CREATE OR REPLACE FUNCTION concord.to_date(value text) RETURNS date LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT SET search_path = '' SET datestyle = 'ISO' AS $$
  SELECT value::date
$$;

-- Whether a document store can hold it too: no list directly in a list, no key that is empty or reserved.
CREATE OR REPLACE FUNCTION concord.is_document(value jsonb) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT SET search_path = '' AS $$
  SELECT NOT jsonb_path_exists(value, 'strict $.** ? (@.type() == "array")[*] ? (@.type() == "array")')
    AND NOT jsonb_path_exists(value, 'strict $.** ? (@.type() == "object").keyvalue() ? (@.key == "" || @.key like_regex "^__.*__$" flag "s")')
$$;

-- Why a record was not promoted, with the columns that the constraint is about.
CREATE OR REPLACE FUNCTION concord.rejection(place regclass, code text, called text, col text, message text) RETURNS jsonb LANGUAGE sql STABLE SET search_path = '' AS $$
  SELECT jsonb_strip_nulls(jsonb_build_object('code', code, 'constraint', nullif(called, ''), 'message', message, 'column', coalesce(nullif(col, ''), (
    SELECT string_agg(a.attname, ', ' ORDER BY a.attnum) FROM pg_attribute AS a WHERE a.attrelid = place AND a.attnum = ANY (coalesce(
      (SELECT k.conkey FROM pg_constraint AS k WHERE k.conrelid = place AND k.conname = called),
      (SELECT i.indkey::smallint[] FROM pg_index AS i JOIN pg_class AS c ON c.oid = i.indexrelid WHERE i.indrelid = place AND c.relname = called)))))))
$$;

-- Trigger for tables with a history: TRUNCATE runs no trigger for a row.
CREATE OR REPLACE FUNCTION concord.refuse_truncate() RETURNS trigger LANGUAGE plpgsql SET search_path = '' AS $$
BEGIN
  RAISE object_not_in_prerequisite_state USING TABLE = TG_TABLE_NAME, SCHEMA = TG_TABLE_SCHEMA,
    MESSAGE = format('%s.%s keeps a history, which TRUNCATE would pass by', TG_TABLE_SCHEMA, TG_TABLE_NAME), HINT = 'Use DELETE.';
END
$$;

-- Trigger for fields that never change: its argument is the name of the constraint.
CREATE OR REPLACE FUNCTION concord.refuse_change() RETURNS trigger LANGUAGE plpgsql SET search_path = '' AS $$
BEGIN
  RAISE check_violation USING CONSTRAINT = TG_ARGV[0], TABLE = TG_TABLE_NAME, SCHEMA = TG_TABLE_SCHEMA, MESSAGE = format('%s.%s: a field that is immutable changed', TG_TABLE_SCHEMA, TG_TABLE_NAME);
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

-- Trigger for tables whose records are only added: its argument is the name of the constraint.
CREATE OR REPLACE FUNCTION concord.refuse_rewrite() RETURNS trigger LANGUAGE plpgsql SET search_path = '' AS $$
BEGIN
  RAISE check_violation USING CONSTRAINT = TG_ARGV[0], TABLE = TG_TABLE_NAME, SCHEMA = TG_TABLE_SCHEMA, MESSAGE = format('%s.%s: records are only added here, and %s is refused', TG_TABLE_SCHEMA, TG_TABLE_NAME, TG_OP);
END
$$;

-- Refuses a view whose columns are not these, by name, type and order.
CREATE OR REPLACE FUNCTION concord.demand_columns(view regclass, names text[], types text[]) RETURNS void LANGUAGE plpgsql STABLE SET search_path = '' AS $$
DECLARE
  difference text;
BEGIN
  SELECT CASE
      WHEN found.name IS NULL THEN format('its SQL gives no column %I', said.name)
      WHEN said.name IS NULL THEN format('its SQL gives a column %I, which is not in the contract', found.name)
      WHEN found.name <> said.name THEN format('column %s of its SQL is %I, and of the contract %I', place, found.name, said.name)
      ELSE format('its column %I is %s, and in the contract %s', found.name, found.type, said.type)
    END INTO difference
  FROM (SELECT row_number() OVER (ORDER BY a.attnum) AS place, a.attname::text AS name, format_type(a.atttypid, a.atttypmod) AS type
      FROM pg_attribute a WHERE a.attrelid = view AND a.attnum > 0 AND NOT a.attisdropped) AS found
    FULL JOIN unnest(names, types) WITH ORDINALITY AS said(name, type, place) USING (place)
  WHERE (found.name, found.type) IS DISTINCT FROM (said.name, said.type) ORDER BY place LIMIT 1;
  IF difference IS NOT NULL THEN
    RAISE datatype_mismatch USING MESSAGE = format('%s: %s', view, difference);
  END IF;
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
GRANT USAGE ON SCHEMA company TO app_client;
GRANT USAGE ON SCHEMA marketing TO app_client;
GRANT USAGE ON SCHEMA people TO app_client;
GRANT USAGE ON SCHEMA ple TO app_client;
GRANT USAGE ON SCHEMA public TO app_client;

-- Tables

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

-- company.company, from schemas/company/company.yaml
CREATE TABLE company.master (
  id                 uuid NOT NULL DEFAULT gen_random_uuid(),
  domain             text COLLATE "C" NOT NULL,
  name               text COLLATE "C" NOT NULL,
  industry           text COLLATE "C",
  country            text COLLATE "C",
  location_latitude  double precision,
  location_longitude double precision,
  employees          integer,
  revenue            numeric(20,2),
  founded            date,
  created_at         timestamptz(3) NOT NULL DEFAULT date_trunc('milliseconds', now()),
  updated_at         timestamptz(3) NOT NULL DEFAULT date_trunc('milliseconds', now()),
  CONSTRAINT master_pkey PRIMARY KEY (id),
  CONSTRAINT master_domain_key UNIQUE (domain),
  CONSTRAINT master_domain_format CHECK (domain ~ '^(?:(?:[A-Za-z0-9](?:[A-Za-z0-9\-]{0,61}[A-Za-z0-9])?\.)*[A-Za-z](?:[A-Za-z0-9\-]{0,61}[A-Za-z0-9])?)$'),
  CONSTRAINT master_domain_max_length CHECK (char_length(domain) <= 253),
  CONSTRAINT master_name_min_length CHECK (char_length(name) >= 1),
  CONSTRAINT master_name_max_length CHECK (char_length(name) <= 255),
  CONSTRAINT master_industry_min_length CHECK (char_length(industry) >= 1),
  CONSTRAINT master_industry_max_length CHECK (char_length(industry) <= 120),
  CONSTRAINT master_country_format CHECK (country ~ '^(?:[A-Z]{2})$'),
  CONSTRAINT master_country_max_length CHECK (char_length(country) <= 2),
  CONSTRAINT master_location_type CHECK (location_latitude BETWEEN -90 AND 90 AND location_longitude BETWEEN -180 AND 180 AND num_nulls(location_latitude, location_longitude) IN (0, 2)),
  CONSTRAINT master_employees_minimum CHECK (employees >= 0),
  CONSTRAINT master_revenue_type CHECK (revenue <> 'NaN'),
  CONSTRAINT master_revenue_minimum CHECK (revenue >= 0.00),
  CONSTRAINT master_founded_type CHECK (founded BETWEEN '0001-01-01' AND '9999-12-31'),
  CONSTRAINT master_created_at_type CHECK (created_at >= '0001-01-01T00:00:00Z' AND created_at < '10000-01-01T00:00:00Z'),
  CONSTRAINT master_updated_at_type CHECK (updated_at >= '0001-01-01T00:00:00Z' AND updated_at < '10000-01-01T00:00:00Z')
);
COMMENT ON TABLE company.master IS 'The golden record of one company.';
COMMENT ON COLUMN company.master.domain IS 'The web domain by which the company is known.';
COMMENT ON COLUMN company.master.name IS 'What the company calls itself.';
COMMENT ON COLUMN company.master.industry IS 'The branch in the words of the source.';
COMMENT ON COLUMN company.master.country IS 'Where the company has its seat.';
COMMENT ON COLUMN company.master.location_latitude IS 'The place of the seat on the map. Personal data: location.';
COMMENT ON COLUMN company.master.location_longitude IS 'The place of the seat on the map. Personal data: location.';
COMMENT ON COLUMN company.master.employees IS 'How many people work there.';
COMMENT ON COLUMN company.master.revenue IS 'Sales of the last full year in US dollars.';
COMMENT ON COLUMN company.master.founded IS 'The day on which the company was founded.';
CREATE INDEX master_industry_name_idx ON company.master (industry, name);
CREATE FUNCTION company.master_updated_at_touch() RETURNS trigger LANGUAGE plpgsql SET search_path = '' AS $$
BEGIN
  NEW.updated_at := date_trunc('milliseconds', now());
  RETURN NEW;
END
$$;
CREATE TRIGGER master_updated_at_touch BEFORE UPDATE ON company.master
  FOR EACH ROW EXECUTE FUNCTION company.master_updated_at_touch();
CREATE FUNCTION company.master_record(stored jsonb) RETURNS jsonb LANGUAGE sql STABLE PARALLEL SAFE SET search_path = '' AS $$
  SELECT coalesce(jsonb_object_agg(field, value) FILTER (WHERE value <> 'null'), '{}') FROM (VALUES
    ('id', stored -> 'id'),
    ('domain', stored -> 'domain'),
    ('name', stored -> 'name'),
    ('industry', stored -> 'industry'),
    ('country', stored -> 'country'),
    ('location', CASE WHEN stored -> 'location_latitude' <> 'null' THEN jsonb_build_object('latitude', stored -> 'location_latitude', 'longitude', stored -> 'location_longitude') END),
    ('employees', stored -> 'employees'),
    ('revenue', to_jsonb((stored ->> 'revenue')::numeric(20,2)::text)),
    ('founded', stored -> 'founded'),
    ('createdAt', to_jsonb(to_char((stored ->> 'created_at')::timestamptz AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))),
    ('updatedAt', to_jsonb(to_char((stored ->> 'updated_at')::timestamptz AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')))
  ) AS held(field, value)
$$;

-- What became of each company.company: a trigger writes it, and no client.
CREATE TABLE company.history (
  history_id bigint GENERATED ALWAYS AS IDENTITY,
  id         uuid NOT NULL,
  operation  text NOT NULL,
  changed_at timestamptz NOT NULL DEFAULT now(),
  changed_by text,
  version    text,
  before     jsonb,
  after      jsonb,
  CONSTRAINT history_pkey PRIMARY KEY (history_id),
  CONSTRAINT history_operation CHECK (operation IN ('create', 'update', 'delete'))
);
COMMENT ON TABLE company.history IS 'What became of each company.company, oldest first by history_id.';
CREATE INDEX history_record_idx ON company.history (id, history_id);
CREATE FUNCTION company.master_journal() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' SET extra_float_digits = 1 AS $$
DECLARE
  v_before jsonb;
  v_after jsonb;
  v_row record;
BEGIN
  IF TG_OP <> 'INSERT' THEN
    v_before := company.master_record(to_jsonb(OLD));
    v_row := OLD;
  END IF;
  IF TG_OP <> 'DELETE' THEN
    v_after := company.master_record(to_jsonb(NEW));
    v_row := NEW;
  END IF;
  IF TG_OP = 'UPDATE' AND v_before - ARRAY['updatedAt'] = v_after - ARRAY['updatedAt'] THEN
    RETURN NULL;
  END IF;
  INSERT INTO company.history (id, operation, changed_by, version, before, after)
  VALUES (v_row.id, CASE TG_OP WHEN 'INSERT' THEN 'create' ELSE lower(TG_OP) END, concord.uid(), NULL, v_before, v_after);
  RETURN NULL;
END
$$;
CREATE TRIGGER master_journal AFTER INSERT OR UPDATE OR DELETE ON company.master
  FOR EACH ROW EXECUTE FUNCTION company.master_journal();
CREATE TRIGGER master_truncate BEFORE TRUNCATE ON company.master
  FOR EACH STATEMENT EXECUTE FUNCTION concord.refuse_truncate();

-- Where records wait to become a company.company: they may lack anything, and no client sees them.
CREATE TABLE company.slot (
  staging_id         bigint GENERATED ALWAYS AS IDENTITY,
  state              text NOT NULL DEFAULT 'waiting',
  source             text,
  received_at        timestamptz NOT NULL DEFAULT now(),
  error              jsonb,
  master_id          uuid,
  id                 uuid,
  domain             text COLLATE "C",
  name               text COLLATE "C",
  industry           text COLLATE "C",
  country            text COLLATE "C",
  location_latitude  double precision,
  location_longitude double precision,
  employees          integer,
  revenue            numeric(20,2),
  founded            date,
  created_at         timestamptz(3),
  updated_at         timestamptz(3),
  CONSTRAINT slot_pkey PRIMARY KEY (staging_id),
  CONSTRAINT slot_state CHECK (state IN ('waiting', 'promoted', 'rejected'))
);
COMMENT ON TABLE company.slot IS 'Records that wait to become a company.company, those that did, and those that were rejected, with the reason.';
CREATE INDEX slot_waiting_idx ON company.slot (staging_id) WHERE state = 'waiting';
CREATE INDEX slot_master_idx ON company.slot (master_id);
CREATE FUNCTION company.promote_slot(OUT promoted bigint, OUT rejected bigint) RETURNS SETOF record LANGUAGE plpgsql SET search_path = '' AS $$
#variable_conflict use_column
DECLARE
  v_slot record;
  v_master record;
  v_code text;
  v_constraint text;
  v_column text;
  v_message text;
BEGIN
  promoted := 0;
  rejected := 0;
  FOR v_slot IN SELECT s.* FROM company.slot AS s WHERE s.state = 'waiting' ORDER BY s.staging_id FOR UPDATE SKIP LOCKED LOOP
    BEGIN
      FOR v_turn IN 1..2 LOOP
        SELECT m.* INTO v_master FROM company.master AS m WHERE m.domain = v_slot.domain FOR UPDATE;
        IF FOUND THEN
          UPDATE company.master AS m SET
            industry = coalesce(m.industry, v_slot.industry),
            country = coalesce(m.country, v_slot.country),
            location_latitude = CASE WHEN num_nonnulls(m.location_latitude, m.location_longitude) > 0 THEN m.location_latitude ELSE v_slot.location_latitude END,
            location_longitude = CASE WHEN num_nonnulls(m.location_latitude, m.location_longitude) > 0 THEN m.location_longitude ELSE v_slot.location_longitude END,
            employees = coalesce(m.employees, v_slot.employees),
            revenue = coalesce(m.revenue, v_slot.revenue),
            founded = coalesce(m.founded, v_slot.founded)
          WHERE m.id = v_master.id AND ROW(m.industry, m.country, m.location_latitude, m.location_longitude, m.employees, m.revenue, m.founded) IS DISTINCT FROM ROW(coalesce(m.industry, v_slot.industry), coalesce(m.country, v_slot.country), CASE WHEN num_nonnulls(m.location_latitude, m.location_longitude) > 0 THEN m.location_latitude ELSE v_slot.location_latitude END, CASE WHEN num_nonnulls(m.location_latitude, m.location_longitude) > 0 THEN m.location_longitude ELSE v_slot.location_longitude END, coalesce(m.employees, v_slot.employees), coalesce(m.revenue, v_slot.revenue), coalesce(m.founded, v_slot.founded));
          EXIT;
        END IF;
        BEGIN
          INSERT INTO company.master AS m (id, domain, name, industry, country, location_latitude, location_longitude, employees, revenue, founded, created_at, updated_at) VALUES (
            coalesce(v_slot.id, gen_random_uuid()),
            v_slot.domain,
            v_slot.name,
            v_slot.industry,
            v_slot.country,
            v_slot.location_latitude,
            v_slot.location_longitude,
            v_slot.employees,
            v_slot.revenue,
            v_slot.founded,
            coalesce(v_slot.created_at, date_trunc('milliseconds', now())),
            coalesce(v_slot.updated_at, date_trunc('milliseconds', now()))
          ) RETURNING m.* INTO v_master;
          EXIT;
        EXCEPTION WHEN unique_violation THEN
          IF v_turn = 2 THEN
            RAISE;
          END IF;
        END;
      END LOOP;
      UPDATE company.slot AS s SET state = 'promoted', error = NULL, master_id = v_master.id WHERE s.staging_id = v_slot.staging_id;
      promoted := promoted + 1;
    EXCEPTION WHEN data_exception OR integrity_constraint_violation THEN
      GET STACKED DIAGNOSTICS v_code = RETURNED_SQLSTATE, v_constraint = CONSTRAINT_NAME, v_column = COLUMN_NAME, v_message = MESSAGE_TEXT;
      UPDATE company.slot AS s SET state = 'rejected', error = concord.rejection('company.master'::regclass, v_code, v_constraint, v_column, v_message) WHERE s.staging_id = v_slot.staging_id;
      rejected := rejected + 1;
    END;
  END LOOP;
  RETURN NEXT;
END
$$;

-- Takes the personal data of one company.company out of its history and its staging; says how many rows had any.
CREATE FUNCTION company.forget_master(uuid, OUT entries bigint, OUT waiting bigint) LANGUAGE plpgsql SET search_path = '' AS $$
BEGIN
  entries := 0;
  waiting := 0;
  UPDATE company.slot AS s SET
    location_latitude = NULL, location_longitude = NULL, error = NULL, state = CASE s.state WHEN 'waiting' THEN 'rejected' ELSE s.state END
  WHERE (s.master_id = $1) OR (s.id = $1)
    OR EXISTS (SELECT FROM company.master AS m WHERE m.id = $1 AND m.domain = s.domain)
    OR EXISTS (SELECT FROM company.history AS h WHERE h.id = $1 AND (h.before @> jsonb_build_object('domain', company.master_record(to_jsonb(s)) -> 'domain') OR h.after @> jsonb_build_object('domain', company.master_record(to_jsonb(s)) -> 'domain')));
  GET DIAGNOSTICS waiting = ROW_COUNT;
  UPDATE company.history AS h SET
    before = CASE WHEN h.before IS NOT NULL THEN (SELECT coalesce(jsonb_object_agg(e.key, e.value), '{}') FROM jsonb_each(h.before) AS e WHERE e.key = ANY (ARRAY['id', 'domain', 'name', 'industry', 'country', 'employees', 'revenue', 'founded', 'createdAt', 'updatedAt']::text[])) END,
    after = CASE WHEN h.after IS NOT NULL THEN (SELECT coalesce(jsonb_object_agg(e.key, e.value), '{}') FROM jsonb_each(h.after) AS e WHERE e.key = ANY (ARRAY['id', 'domain', 'name', 'industry', 'country', 'employees', 'revenue', 'founded', 'createdAt', 'updatedAt']::text[])) END
  WHERE h.id = $1;
  GET DIAGNOSTICS entries = ROW_COUNT;
END
$$;

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

-- marketing.campaign, from schemas/marketing/campaign.yaml
CREATE TABLE marketing.campaigns (
  id         uuid NOT NULL DEFAULT gen_random_uuid(),
  slug       text COLLATE "C" NOT NULL,
  name       text COLLATE "C" NOT NULL,
  channel    text COLLATE "C" NOT NULL,
  status     text COLLATE "C" NOT NULL DEFAULT 'draft',
  budget     numeric(12,2),
  currency   text COLLATE "C",
  color      text COLLATE "C" NOT NULL DEFAULT '#8eb7ff',
  starts_on  date NOT NULL,
  ends_on    date,
  send_time  time(0),
  launch_at  timestamp(0),
  created_at timestamptz(3) NOT NULL DEFAULT date_trunc('milliseconds', now()),
  CONSTRAINT campaigns_pkey PRIMARY KEY (id),
  CONSTRAINT campaigns_slug_key UNIQUE (slug),
  CONSTRAINT campaigns_slug_format CHECK (slug ~ '^(?:[a-z0-9]+(?:-[a-z0-9]+)*)$'),
  CONSTRAINT campaigns_slug_max_length CHECK (char_length(slug) <= 80),
  CONSTRAINT campaigns_name_min_length CHECK (char_length(name) >= 1),
  CONSTRAINT campaigns_name_max_length CHECK (char_length(name) <= 255),
  CONSTRAINT campaigns_channel_values CHECK (channel IN ('email', 'linkedin', 'phone', 'letter', 'event')),
  CONSTRAINT campaigns_status_values CHECK (status IN ('draft', 'active', 'paused', 'finished')),
  CONSTRAINT campaigns_budget_type CHECK (budget <> 'NaN'),
  CONSTRAINT campaigns_budget_minimum CHECK (budget >= 0.00),
  CONSTRAINT campaigns_currency_format CHECK (currency ~ '^(?:[A-Z]{3})$'),
  CONSTRAINT campaigns_currency_max_length CHECK (char_length(currency) <= 3),
  CONSTRAINT campaigns_color_format CHECK (color ~ '^(?:#[0-9A-Fa-f]{6})$'),
  CONSTRAINT campaigns_color_max_length CHECK (char_length(color) <= 7),
  CONSTRAINT campaigns_starts_on_type CHECK (starts_on BETWEEN '0001-01-01' AND '9999-12-31'),
  CONSTRAINT campaigns_ends_on_type CHECK (ends_on BETWEEN '0001-01-01' AND '9999-12-31'),
  CONSTRAINT campaigns_send_time_type CHECK (send_time < '24:00'),
  CONSTRAINT campaigns_launch_at_type CHECK (launch_at >= '0001-01-01T00:00:00' AND launch_at < '10000-01-01T00:00:00'),
  CONSTRAINT campaigns_created_at_type CHECK (created_at >= '0001-01-01T00:00:00Z' AND created_at < '10000-01-01T00:00:00Z'),
  CONSTRAINT ends_after_start CHECK (((ends_on) IS NULL) OR ((ends_on) >= (starts_on))),
  CONSTRAINT budget_has_currency CHECK (((budget) IS NULL) = ((currency) IS NULL)),
  CONSTRAINT active_has_budget CHECK (CASE WHEN ((status) = ('active')) THEN (((budget) IS NOT NULL) AND ((budget) > ('0.00'::numeric))) ELSE (true) END)
);
COMMENT ON TABLE marketing.campaigns IS 'A campaign and when it runs.';
COMMENT ON COLUMN marketing.campaigns.slug IS 'The name of the campaign in links.';
COMMENT ON COLUMN marketing.campaigns.name IS 'What the team calls the campaign.';
COMMENT ON COLUMN marketing.campaigns.status IS 'How far the campaign has come.';
COMMENT ON COLUMN marketing.campaigns.budget IS 'What the campaign may cost in all.';
COMMENT ON COLUMN marketing.campaigns.currency IS 'The currency of the budget.';
COMMENT ON COLUMN marketing.campaigns.color IS 'The colour of the campaign in charts.';
COMMENT ON COLUMN marketing.campaigns.starts_on IS 'The first day of the campaign.';
COMMENT ON COLUMN marketing.campaigns.ends_on IS 'The last day of the campaign.';
COMMENT ON COLUMN marketing.campaigns.send_time IS 'The local time of day at which messages go out.';
COMMENT ON COLUMN marketing.campaigns.launch_at IS 'The launch, on the clock of the place where it happens.';
COMMENT ON CONSTRAINT ends_after_start ON marketing.campaigns IS 'A campaign ends after it starts.';
COMMENT ON CONSTRAINT budget_has_currency ON marketing.campaigns IS 'A budget has a currency.';
COMMENT ON CONSTRAINT active_has_budget ON marketing.campaigns IS 'An active campaign has money to spend.';
CREATE INDEX campaigns_status_starts_on_idx ON marketing.campaigns (status, starts_on);

-- marketing.feedbackReport, from schemas/marketing/feedbackReport.yaml
CREATE FUNCTION marketing.feedback_reports_topics_valid(value text[]) RETURNS boolean LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE STRICT SET search_path = '' AS $$
DECLARE
  member1 text;
BEGIN
  IF (coalesce(array_ndims(value), 1) = 1 AND coalesce(array_lower(value, 1), 1) = 1) IS NOT TRUE THEN
    RAISE check_violation USING CONSTRAINT = 'feedback_reports_topics_member_type', COLUMN = 'topics', MESSAGE = 'topics[]: type';
  END IF;
  IF (array_position(value, NULL) IS NULL) IS NOT TRUE THEN
    RAISE check_violation USING CONSTRAINT = 'feedback_reports_topics_members', COLUMN = 'topics', MESSAGE = 'topics: members';
  END IF;
  IF (cardinality(value) <= 5) IS NOT TRUE THEN
    RAISE check_violation USING CONSTRAINT = 'feedback_reports_topics_max_items', COLUMN = 'topics', MESSAGE = 'topics: maxItems';
  END IF;
  IF (cardinality(value) = (SELECT count(DISTINCT member) FROM unnest(value) AS members(member))) IS NOT TRUE THEN
    RAISE check_violation USING CONSTRAINT = 'feedback_reports_topics_unique_items', COLUMN = 'topics', MESSAGE = 'topics: uniqueItems';
  END IF;
  FOREACH member1 IN ARRAY value LOOP
    IF (member1 IN ('tone', 'timing', 'content', 'price', 'other')) IS NOT TRUE THEN
      RAISE check_violation USING CONSTRAINT = 'feedback_reports_topics_member_values', COLUMN = 'topics', MESSAGE = 'topics[]: values';
    END IF;
  END LOOP;
  RETURN true;
END
$$;
CREATE FUNCTION marketing.feedback_reports_scores_valid(value jsonb) RETURNS boolean LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE STRICT SET search_path = '' AS $$
DECLARE
  member1 jsonb;
BEGIN
  IF (jsonb_typeof(value) = 'object' AND NOT value ? '') IS NOT TRUE THEN
    RAISE check_violation USING CONSTRAINT = 'feedback_reports_scores_type', COLUMN = 'scores', MESSAGE = 'scores: type';
  END IF;
  FOR member1 IN SELECT entries.value FROM jsonb_each(value) AS entries LOOP
    IF (member1 <> 'null') IS NOT TRUE THEN
      RAISE check_violation USING CONSTRAINT = 'feedback_reports_scores_members', COLUMN = 'scores', MESSAGE = 'scores: members';
    END IF;
    IF (CASE WHEN jsonb_typeof(member1) = 'number' THEN (member1)::numeric % 1 = 0 AND (member1)::numeric BETWEEN -9007199254740991 AND 9007199254740991 ELSE false END) IS NOT TRUE THEN
      RAISE check_violation USING CONSTRAINT = 'feedback_reports_scores_member_type', COLUMN = 'scores', MESSAGE = 'scores{}: type';
    END IF;
    IF ((member1)::numeric >= 0) IS NOT TRUE THEN
      RAISE check_violation USING CONSTRAINT = 'feedback_reports_scores_member_minimum', COLUMN = 'scores', MESSAGE = 'scores{}: minimum';
    END IF;
    IF ((member1)::numeric <= 10) IS NOT TRUE THEN
      RAISE check_violation USING CONSTRAINT = 'feedback_reports_scores_member_maximum', COLUMN = 'scores', MESSAGE = 'scores{}: maximum';
    END IF;
  END LOOP;
  RETURN true;
END
$$;
CREATE TABLE marketing.feedback_reports (
  id           uuid NOT NULL DEFAULT gen_random_uuid(),
  campaign_id  uuid NOT NULL,
  author_uid   text COLLATE "C" NOT NULL,
  rating       integer NOT NULL,
  comment      text COLLATE "C",
  topics       text[] COLLATE "C" NOT NULL DEFAULT ARRAY[]::text[],
  scores       jsonb,
  submitted_at timestamptz(3) NOT NULL DEFAULT date_trunc('milliseconds', now()),
  CONSTRAINT feedback_reports_pkey PRIMARY KEY (id),
  CONSTRAINT feedback_reports_author_uid_type CHECK (char_length(author_uid) BETWEEN 1 AND 128),
  CONSTRAINT feedback_reports_rating_minimum CHECK (rating >= 1),
  CONSTRAINT feedback_reports_rating_maximum CHECK (rating <= 5),
  CONSTRAINT feedback_reports_comment_max_length CHECK (char_length(comment) <= 2000),
  CONSTRAINT feedback_reports_topics_valid CHECK (marketing.feedback_reports_topics_valid(topics)),
  CONSTRAINT feedback_reports_scores_valid CHECK (marketing.feedback_reports_scores_valid(scores)),
  CONSTRAINT feedback_reports_submitted_at_type CHECK (submitted_at >= '0001-01-01T00:00:00Z' AND submitted_at < '10000-01-01T00:00:00Z')
);
COMMENT ON TABLE marketing.feedback_reports IS 'What people said about a campaign.';
COMMENT ON COLUMN marketing.feedback_reports.author_uid IS 'Who wrote the report.';
COMMENT ON COLUMN marketing.feedback_reports.rating IS 'From 1 for poor to 5 for excellent.';
COMMENT ON COLUMN marketing.feedback_reports.comment IS 'What the author has to say beside the rating.';
COMMENT ON COLUMN marketing.feedback_reports.topics IS 'What the feedback is about.';
COMMENT ON COLUMN marketing.feedback_reports.scores IS 'Points from 0 to 10 by question.';
CREATE INDEX feedback_reports_campaign_id_rating_idx ON marketing.feedback_reports (campaign_id, rating);

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

-- people.person, from schemas/people/person.yaml
CREATE FUNCTION people.master_address_valid(value jsonb) RETURNS boolean LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE STRICT SET search_path = '' AS $$
DECLARE
  field1 jsonb;
  field2 jsonb;
  field3 jsonb;
  field4 jsonb;
BEGIN
  IF (jsonb_typeof(value) = 'object') IS NOT TRUE THEN
    RAISE check_violation USING CONSTRAINT = 'master_address_type', COLUMN = 'address', MESSAGE = 'address: type';
  END IF;
  IF (value - ARRAY['street', 'city', 'zip', 'country']::text[] = '{}') IS NOT TRUE THEN
    RAISE check_violation USING CONSTRAINT = 'master_address_closed', COLUMN = 'address', MESSAGE = 'address: closed';
  END IF;
  field1 := value -> 'street';
  IF (field1 IS NOT NULL AND field1 <> 'null') IS NOT TRUE THEN
    RAISE check_violation USING CONSTRAINT = 'master_address_street_required', COLUMN = 'address', MESSAGE = 'address.street: required';
  END IF;
  IF (jsonb_typeof(field1) = 'string') IS NOT TRUE THEN
    RAISE check_violation USING CONSTRAINT = 'master_address_street_type', COLUMN = 'address', MESSAGE = 'address.street: type';
  END IF;
  IF (char_length((field1 #>> '{}')) >= 1) IS NOT TRUE THEN
    RAISE check_violation USING CONSTRAINT = 'master_address_street_min_length', COLUMN = 'address', MESSAGE = 'address.street: minLength';
  END IF;
  IF (char_length((field1 #>> '{}')) <= 200) IS NOT TRUE THEN
    RAISE check_violation USING CONSTRAINT = 'master_address_street_max_length', COLUMN = 'address', MESSAGE = 'address.street: maxLength';
  END IF;
  field2 := value -> 'city';
  IF (field2 IS NOT NULL AND field2 <> 'null') IS NOT TRUE THEN
    RAISE check_violation USING CONSTRAINT = 'master_address_city_required', COLUMN = 'address', MESSAGE = 'address.city: required';
  END IF;
  IF (jsonb_typeof(field2) = 'string') IS NOT TRUE THEN
    RAISE check_violation USING CONSTRAINT = 'master_address_city_type', COLUMN = 'address', MESSAGE = 'address.city: type';
  END IF;
  IF (char_length((field2 #>> '{}')) >= 1) IS NOT TRUE THEN
    RAISE check_violation USING CONSTRAINT = 'master_address_city_min_length', COLUMN = 'address', MESSAGE = 'address.city: minLength';
  END IF;
  IF (char_length((field2 #>> '{}')) <= 100) IS NOT TRUE THEN
    RAISE check_violation USING CONSTRAINT = 'master_address_city_max_length', COLUMN = 'address', MESSAGE = 'address.city: maxLength';
  END IF;
  field3 := value -> 'zip';
  IF field3 IS NOT NULL THEN
    IF (jsonb_typeof(field3) = 'string') IS NOT TRUE THEN
      RAISE check_violation USING CONSTRAINT = 'master_address_zip_type', COLUMN = 'address', MESSAGE = 'address.zip: type';
    END IF;
    IF ((field3 #>> '{}') ~ '^(?:[0-9A-Z][0-9A-Z \-]{1,9})$') IS NOT TRUE THEN
      RAISE check_violation USING CONSTRAINT = 'master_address_zip_pattern', COLUMN = 'address', MESSAGE = 'address.zip: pattern';
    END IF;
  END IF;
  field4 := value -> 'country';
  IF (field4 IS NOT NULL AND field4 <> 'null') IS NOT TRUE THEN
    RAISE check_violation USING CONSTRAINT = 'master_address_country_required', COLUMN = 'address', MESSAGE = 'address.country: required';
  END IF;
  IF (jsonb_typeof(field4) = 'string') IS NOT TRUE THEN
    RAISE check_violation USING CONSTRAINT = 'master_address_country_type', COLUMN = 'address', MESSAGE = 'address.country: type';
  END IF;
  IF ((field4 #>> '{}') ~ '^(?:[A-Z]{2})$') IS NOT TRUE THEN
    RAISE check_violation USING CONSTRAINT = 'master_address_country_format', COLUMN = 'address', MESSAGE = 'address.country: format';
  END IF;
  IF (char_length((field4 #>> '{}')) <= 2) IS NOT TRUE THEN
    RAISE check_violation USING CONSTRAINT = 'master_address_country_max_length', COLUMN = 'address', MESSAGE = 'address.country: maxLength';
  END IF;
  RETURN true;
END
$$;
CREATE FUNCTION people.master_skills_valid(value text[]) RETURNS boolean LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE STRICT SET search_path = '' AS $$
DECLARE
  member1 text;
BEGIN
  IF (coalesce(array_ndims(value), 1) = 1 AND coalesce(array_lower(value, 1), 1) = 1) IS NOT TRUE THEN
    RAISE check_violation USING CONSTRAINT = 'master_skills_member_type', COLUMN = 'skills', MESSAGE = 'skills[]: type';
  END IF;
  IF (array_position(value, NULL) IS NULL) IS NOT TRUE THEN
    RAISE check_violation USING CONSTRAINT = 'master_skills_members', COLUMN = 'skills', MESSAGE = 'skills: members';
  END IF;
  IF (cardinality(value) <= 10) IS NOT TRUE THEN
    RAISE check_violation USING CONSTRAINT = 'master_skills_max_items', COLUMN = 'skills', MESSAGE = 'skills: maxItems';
  END IF;
  IF (cardinality(value) = (SELECT count(DISTINCT member) FROM unnest(value) AS members(member))) IS NOT TRUE THEN
    RAISE check_violation USING CONSTRAINT = 'master_skills_unique_items', COLUMN = 'skills', MESSAGE = 'skills: uniqueItems';
  END IF;
  FOREACH member1 IN ARRAY value LOOP
    IF (char_length(member1) >= 1) IS NOT TRUE THEN
      RAISE check_violation USING CONSTRAINT = 'master_skills_member_min_length', COLUMN = 'skills', MESSAGE = 'skills[]: minLength';
    END IF;
    IF (char_length(member1) <= 40) IS NOT TRUE THEN
      RAISE check_violation USING CONSTRAINT = 'master_skills_member_max_length', COLUMN = 'skills', MESSAGE = 'skills[]: maxLength';
    END IF;
  END LOOP;
  RETURN true;
END
$$;
CREATE TABLE people.master (
  id           text COLLATE "C" NOT NULL,
  email        text COLLATE "C" NOT NULL,
  display_name text COLLATE "C",
  job_title    text COLLATE "C",
  linkedin_url text COLLATE "C",
  phone        text COLLATE "C",
  locale       text COLLATE "C" NOT NULL DEFAULT 'en',
  credit       numeric(10,2) NOT NULL DEFAULT 0.00,
  address      jsonb,
  skills       text[] COLLATE "C" NOT NULL DEFAULT ARRAY[]::text[],
  company_id   uuid,
  opened_at    timestamptz(3) NOT NULL,
  closed_at    timestamptz(3),
  fax          text COLLATE "C",
  created_at   timestamptz(3) NOT NULL DEFAULT date_trunc('milliseconds', now()),
  updated_at   timestamptz(3) NOT NULL DEFAULT date_trunc('milliseconds', now()),
  CONSTRAINT master_pkey PRIMARY KEY (id),
  CONSTRAINT master_email_key UNIQUE (email),
  CONSTRAINT master_id_type CHECK (char_length(id) BETWEEN 1 AND 128),
  CONSTRAINT master_email_format CHECK (email ~ '^(?:[A-Za-z0-9!#$%&''*+\/=?\^_`\{\|\}~\-]+(?:\.[A-Za-z0-9!#$%&''*+\/=?\^_`\{\|\}~\-]+)*@(?:[A-Za-z0-9](?:[A-Za-z0-9\-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z][A-Za-z0-9\-]{0,61}[A-Za-z0-9])$'),
  CONSTRAINT master_email_max_length CHECK (char_length(email) <= 254),
  CONSTRAINT master_display_name_min_length CHECK (char_length(display_name) >= 1),
  CONSTRAINT master_display_name_max_length CHECK (char_length(display_name) <= 255),
  CONSTRAINT master_job_title_max_length CHECK (char_length(job_title) <= 120),
  CONSTRAINT master_linkedin_url_format CHECK (linkedin_url ~ '^(?:https?://(?:[A-Za-z0-9](?:[A-Za-z0-9\-]{0,61}[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9\-]{0,61}[A-Za-z0-9])?)*|\[(?:(?:[0-9A-Fa-f]{1,4}:){7}[0-9A-Fa-f]{1,4}|(?:[0-9A-Fa-f]{1,4}:){1,7}:|(?:[0-9A-Fa-f]{1,4}:){1,6}:[0-9A-Fa-f]{1,4}|(?:[0-9A-Fa-f]{1,4}:){1,5}(?::[0-9A-Fa-f]{1,4}){2}|(?:[0-9A-Fa-f]{1,4}:){1,4}(?::[0-9A-Fa-f]{1,4}){3}|(?:[0-9A-Fa-f]{1,4}:){1,3}(?::[0-9A-Fa-f]{1,4}){4}|(?:[0-9A-Fa-f]{1,4}:){1,2}(?::[0-9A-Fa-f]{1,4}){5}|[0-9A-Fa-f]{1,4}:(?::[0-9A-Fa-f]{1,4}){6}|::(?:[0-9A-Fa-f]{1,4}:){0,6}[0-9A-Fa-f]{1,4}|::|::[Ff]{4}:(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])(?:\.(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])){3})\])(?::[0-9]{1,5})?(?:/(?:[A-Za-z0-9._~!$&''\(\)*+,;=:@\-]|%[0-9A-Fa-f]{2})*)*(?:\?(?:[A-Za-z0-9._~!$&''\(\)*+,;=:@\/?\-]|%[0-9A-Fa-f]{2})*)?(?:#(?:[A-Za-z0-9._~!$&''\(\)*+,;=:@\/?\-]|%[0-9A-Fa-f]{2})*)?)$'),
  CONSTRAINT master_linkedin_url_max_length CHECK (char_length(linkedin_url) <= 300),
  CONSTRAINT master_phone_format CHECK (phone ~ '^(?:\+[1-9][0-9]{6,14})$'),
  CONSTRAINT master_phone_max_length CHECK (char_length(phone) <= 16),
  CONSTRAINT master_locale_format CHECK (locale ~ '^(?:[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-(?:[A-Z]{2}|[0-9]{3}))?(?:-(?:[0-9a-z]{5,8}|[0-9][0-9a-z]{3}))*)$'),
  CONSTRAINT master_locale_max_length CHECK (char_length(locale) <= 35),
  CONSTRAINT master_credit_type CHECK (credit <> 'NaN'),
  CONSTRAINT master_credit_minimum CHECK (credit >= 0.00),
  CONSTRAINT master_address_valid CHECK (people.master_address_valid(address)),
  CONSTRAINT master_skills_valid CHECK (people.master_skills_valid(skills)),
  CONSTRAINT master_opened_at_type CHECK (opened_at >= '0001-01-01T00:00:00Z' AND opened_at < '10000-01-01T00:00:00Z'),
  CONSTRAINT master_closed_at_type CHECK (closed_at >= '0001-01-01T00:00:00Z' AND closed_at < '10000-01-01T00:00:00Z'),
  CONSTRAINT master_fax_format CHECK (fax ~ '^(?:\+[1-9][0-9]{6,14})$'),
  CONSTRAINT master_fax_max_length CHECK (char_length(fax) <= 16),
  CONSTRAINT master_created_at_type CHECK (created_at >= '0001-01-01T00:00:00Z' AND created_at < '10000-01-01T00:00:00Z'),
  CONSTRAINT master_updated_at_type CHECK (updated_at >= '0001-01-01T00:00:00Z' AND updated_at < '10000-01-01T00:00:00Z'),
  CONSTRAINT closed_after_opened CHECK (((closed_at) IS NULL) OR ((closed_at) >= (opened_at)))
);
COMMENT ON TABLE people.master IS 'The golden record of one person.';
COMMENT ON COLUMN people.master.id IS 'From the identity provider.';
COMMENT ON COLUMN people.master.email IS 'The address at which the person is reached. Personal data: contact.';
COMMENT ON COLUMN people.master.display_name IS 'What the person is called. Personal data: name.';
COMMENT ON COLUMN people.master.job_title IS 'What the person does at the company.';
COMMENT ON COLUMN people.master.linkedin_url IS 'The profile on LinkedIn. Personal data: network.';
COMMENT ON COLUMN people.master.phone IS 'The number at which the person is reached. Personal data: contact.';
COMMENT ON COLUMN people.master.locale IS 'The language and region for messages.';
COMMENT ON COLUMN people.master.credit IS 'What the person may still spend. Personal data: financial.';
COMMENT ON COLUMN people.master.address IS 'Personal data: location.';
COMMENT ON COLUMN people.master.skills IS 'What the person is good at.';
COMMENT ON COLUMN people.master.opened_at IS 'When work with the person began.';
COMMENT ON COLUMN people.master.closed_at IS 'When work with the person ended.';
COMMENT ON COLUMN people.master.fax IS 'The number of the fax machine. Deprecated since 2.0.0, use email. Personal data: contact.';
COMMENT ON CONSTRAINT closed_after_opened ON people.master IS 'A record is closed after it was opened.';
CREATE UNIQUE INDEX one_open_title ON people.master (company_id, job_title) WHERE (closed_at) IS NULL;
CREATE INDEX master_company_id_created_at_desc_idx ON people.master (company_id, created_at DESC);
CREATE FUNCTION people.master_updated_at_touch() RETURNS trigger LANGUAGE plpgsql SET search_path = '' AS $$
BEGIN
  NEW.updated_at := date_trunc('milliseconds', now());
  RETURN NEW;
END
$$;
CREATE TRIGGER master_updated_at_touch BEFORE UPDATE ON people.master
  FOR EACH ROW EXECUTE FUNCTION people.master_updated_at_touch();
CREATE FUNCTION people.master_record(stored jsonb) RETURNS jsonb LANGUAGE sql STABLE PARALLEL SAFE SET search_path = '' AS $$
  SELECT coalesce(jsonb_object_agg(field, value) FILTER (WHERE value <> 'null'), '{}') FROM (VALUES
    ('id', stored -> 'id'),
    ('email', stored -> 'email'),
    ('displayName', stored -> 'display_name'),
    ('jobTitle', stored -> 'job_title'),
    ('linkedinUrl', stored -> 'linkedin_url'),
    ('phone', stored -> 'phone'),
    ('locale', stored -> 'locale'),
    ('credit', to_jsonb((stored ->> 'credit')::numeric(10,2)::text)),
    ('address', stored -> 'address'),
    ('skills', stored -> 'skills'),
    ('companyId', stored -> 'company_id'),
    ('openedAt', to_jsonb(to_char((stored ->> 'opened_at')::timestamptz AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))),
    ('closedAt', to_jsonb(to_char((stored ->> 'closed_at')::timestamptz AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))),
    ('fax', stored -> 'fax'),
    ('createdAt', to_jsonb(to_char((stored ->> 'created_at')::timestamptz AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))),
    ('updatedAt', to_jsonb(to_char((stored ->> 'updated_at')::timestamptz AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')))
  ) AS held(field, value)
$$;

-- What became of each people.person: a trigger writes it, and no client.
CREATE TABLE people.history (
  history_id bigint GENERATED ALWAYS AS IDENTITY,
  id         text COLLATE "C" NOT NULL,
  operation  text NOT NULL,
  changed_at timestamptz NOT NULL DEFAULT now(),
  changed_by text,
  version    text,
  before     jsonb,
  after      jsonb,
  CONSTRAINT history_pkey PRIMARY KEY (history_id),
  CONSTRAINT history_operation CHECK (operation IN ('create', 'update', 'delete'))
);
COMMENT ON TABLE people.history IS 'What became of each people.person, oldest first by history_id.';
CREATE INDEX history_record_idx ON people.history (id, history_id);
CREATE FUNCTION people.master_journal() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
DECLARE
  v_before jsonb;
  v_after jsonb;
  v_row record;
BEGIN
  IF TG_OP <> 'INSERT' THEN
    v_before := people.master_record(to_jsonb(OLD));
    v_row := OLD;
  END IF;
  IF TG_OP <> 'DELETE' THEN
    v_after := people.master_record(to_jsonb(NEW));
    v_row := NEW;
  END IF;
  IF TG_OP = 'UPDATE' AND v_before - ARRAY['updatedAt'] = v_after - ARRAY['updatedAt'] THEN
    RETURN NULL;
  END IF;
  INSERT INTO people.history (id, operation, changed_by, version, before, after)
  VALUES (v_row.id, CASE TG_OP WHEN 'INSERT' THEN 'create' ELSE lower(TG_OP) END, concord.uid(), '2.1.0', v_before, v_after);
  RETURN NULL;
END
$$;
CREATE TRIGGER master_journal AFTER INSERT OR UPDATE OR DELETE ON people.master
  FOR EACH ROW EXECUTE FUNCTION people.master_journal();
CREATE TRIGGER master_truncate BEFORE TRUNCATE ON people.master
  FOR EACH STATEMENT EXECUTE FUNCTION concord.refuse_truncate();

-- Where records wait to become a people.person: they may lack anything, and no client sees them.
CREATE TABLE people.slot (
  staging_id   bigint GENERATED ALWAYS AS IDENTITY,
  state        text NOT NULL DEFAULT 'waiting',
  source       text,
  received_at  timestamptz NOT NULL DEFAULT now(),
  error        jsonb,
  master_id    text COLLATE "C",
  id           text COLLATE "C",
  email        text COLLATE "C",
  display_name text COLLATE "C",
  job_title    text COLLATE "C",
  linkedin_url text COLLATE "C",
  phone        text COLLATE "C",
  locale       text COLLATE "C",
  credit       numeric(10,2),
  address      jsonb,
  skills       text[] COLLATE "C",
  company_id   uuid,
  opened_at    timestamptz(3),
  closed_at    timestamptz(3),
  fax          text COLLATE "C",
  created_at   timestamptz(3),
  updated_at   timestamptz(3),
  CONSTRAINT slot_pkey PRIMARY KEY (staging_id),
  CONSTRAINT slot_state CHECK (state IN ('waiting', 'promoted', 'rejected'))
);
COMMENT ON TABLE people.slot IS 'Records that wait to become a people.person, those that did, and those that were rejected, with the reason.';
CREATE INDEX slot_waiting_idx ON people.slot (staging_id) WHERE state = 'waiting';
CREATE INDEX slot_master_idx ON people.slot (master_id);
CREATE FUNCTION people.promote_slot(OUT promoted bigint, OUT rejected bigint) RETURNS SETOF record LANGUAGE plpgsql SET search_path = '' AS $$
#variable_conflict use_column
DECLARE
  v_slot record;
  v_master record;
  v_code text;
  v_constraint text;
  v_column text;
  v_message text;
BEGIN
  promoted := 0;
  rejected := 0;
  FOR v_slot IN SELECT s.* FROM people.slot AS s WHERE s.state = 'waiting' ORDER BY s.staging_id FOR UPDATE SKIP LOCKED LOOP
    BEGIN
      FOR v_turn IN 1..2 LOOP
        SELECT m.* INTO v_master FROM people.master AS m WHERE m.email = v_slot.email FOR UPDATE;
        IF FOUND THEN
          UPDATE people.master AS m SET
            display_name = coalesce(v_slot.display_name, m.display_name),
            job_title = coalesce(v_slot.job_title, m.job_title),
            linkedin_url = coalesce(v_slot.linkedin_url, m.linkedin_url),
            phone = coalesce(v_slot.phone, m.phone),
            locale = coalesce(v_slot.locale, m.locale),
            credit = coalesce(v_slot.credit, m.credit),
            address = coalesce(v_slot.address, m.address),
            skills = coalesce(v_slot.skills, m.skills),
            company_id = coalesce(v_slot.company_id, m.company_id),
            opened_at = coalesce(v_slot.opened_at, m.opened_at),
            closed_at = coalesce(v_slot.closed_at, m.closed_at),
            fax = coalesce(v_slot.fax, m.fax)
          WHERE m.id = v_master.id AND ROW(m.display_name, m.job_title, m.linkedin_url, m.phone, m.locale, m.credit, m.address, m.skills, m.company_id, m.opened_at, m.closed_at, m.fax) IS DISTINCT FROM ROW(coalesce(v_slot.display_name, m.display_name), coalesce(v_slot.job_title, m.job_title), coalesce(v_slot.linkedin_url, m.linkedin_url), coalesce(v_slot.phone, m.phone), coalesce(v_slot.locale, m.locale), coalesce(v_slot.credit, m.credit), coalesce(v_slot.address, m.address), coalesce(v_slot.skills, m.skills), coalesce(v_slot.company_id, m.company_id), coalesce(v_slot.opened_at, m.opened_at), coalesce(v_slot.closed_at, m.closed_at), coalesce(v_slot.fax, m.fax));
          EXIT;
        END IF;
        BEGIN
          INSERT INTO people.master AS m (id, email, display_name, job_title, linkedin_url, phone, locale, credit, address, skills, company_id, opened_at, closed_at, fax, created_at, updated_at) VALUES (
            v_slot.id,
            v_slot.email,
            v_slot.display_name,
            v_slot.job_title,
            v_slot.linkedin_url,
            v_slot.phone,
            coalesce(v_slot.locale, 'en'),
            coalesce(v_slot.credit, 0.00),
            v_slot.address,
            coalesce(v_slot.skills, ARRAY[]::text[]),
            v_slot.company_id,
            v_slot.opened_at,
            v_slot.closed_at,
            v_slot.fax,
            coalesce(v_slot.created_at, date_trunc('milliseconds', now())),
            coalesce(v_slot.updated_at, date_trunc('milliseconds', now()))
          ) RETURNING m.* INTO v_master;
          EXIT;
        EXCEPTION WHEN unique_violation THEN
          IF v_turn = 2 THEN
            RAISE;
          END IF;
        END;
      END LOOP;
      UPDATE people.slot AS s SET state = 'promoted', error = NULL, master_id = v_master.id WHERE s.staging_id = v_slot.staging_id;
      promoted := promoted + 1;
    EXCEPTION WHEN data_exception OR integrity_constraint_violation THEN
      GET STACKED DIAGNOSTICS v_code = RETURNED_SQLSTATE, v_constraint = CONSTRAINT_NAME, v_column = COLUMN_NAME, v_message = MESSAGE_TEXT;
      UPDATE people.slot AS s SET state = 'rejected', error = concord.rejection('people.master'::regclass, v_code, v_constraint, v_column, v_message) WHERE s.staging_id = v_slot.staging_id;
      rejected := rejected + 1;
    END;
  END LOOP;
  RETURN NEXT;
END
$$;

-- Takes the personal data of one people.person out of its history and its staging; says how many rows had any.
CREATE FUNCTION people.forget_master(text, OUT entries bigint, OUT waiting bigint) LANGUAGE plpgsql SET search_path = '' AS $$
BEGIN
  entries := 0;
  waiting := 0;
  WITH RECURSIVE past(k1, until) AS (
    SELECT $1, NULL::bigint
    UNION SELECT (h.before ->> 'id')::text, h.history_id FROM past AS p JOIN people.history AS h ON h.id = p.k1 AND (p.until IS NULL OR h.history_id < p.until)
    WHERE h.operation = 'update' AND ((h.before ->> 'id')::text <> p.k1)
  )
  UPDATE people.slot AS s SET
    email = NULL, display_name = NULL, linkedin_url = NULL, phone = NULL, credit = NULL, address = NULL, fax = NULL, error = NULL, state = CASE s.state WHEN 'waiting' THEN 'rejected' ELSE s.state END
  WHERE EXISTS (SELECT FROM past AS p WHERE ((s.master_id = p.k1) OR (s.id = p.k1)) AND (p.until IS NULL OR NOT EXISTS (SELECT FROM people.master AS m WHERE m.id = p.k1)))
    OR EXISTS (SELECT FROM people.master AS m WHERE m.id = $1 AND m.email = s.email)
    OR EXISTS (SELECT FROM people.history AS h, past AS p WHERE h.id = p.k1 AND (p.until IS NULL OR h.history_id < p.until) AND (h.before @> jsonb_build_object('email', people.master_record(to_jsonb(s)) -> 'email') OR h.after @> jsonb_build_object('email', people.master_record(to_jsonb(s)) -> 'email')));
  GET DIAGNOSTICS waiting = ROW_COUNT;
  WITH RECURSIVE past(k1, until) AS (
    SELECT $1, NULL::bigint
    UNION SELECT (h.before ->> 'id')::text, h.history_id FROM past AS p JOIN people.history AS h ON h.id = p.k1 AND (p.until IS NULL OR h.history_id < p.until)
    WHERE h.operation = 'update' AND ((h.before ->> 'id')::text <> p.k1)
  )
  UPDATE people.history AS h SET
    before = CASE WHEN h.before IS NOT NULL THEN (SELECT coalesce(jsonb_object_agg(e.key, e.value), '{}') FROM jsonb_each(h.before) AS e WHERE e.key = ANY (ARRAY['id', 'jobTitle', 'locale', 'skills', 'companyId', 'openedAt', 'closedAt', 'createdAt', 'updatedAt']::text[])) END,
    after = CASE WHEN h.after IS NOT NULL THEN (SELECT coalesce(jsonb_object_agg(e.key, e.value), '{}') FROM jsonb_each(h.after) AS e WHERE e.key = ANY (ARRAY['id', 'jobTitle', 'locale', 'skills', 'companyId', 'openedAt', 'closedAt', 'createdAt', 'updatedAt']::text[])) END
  FROM past AS p
  WHERE h.id = p.k1 AND (p.until IS NULL OR h.history_id < p.until);
  GET DIAGNOSTICS entries = ROW_COUNT;
END
$$;

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

-- public.auditLog, from schemas/public/auditLog.yaml
CREATE TABLE public.audit_log (
  id                  uuid NOT NULL DEFAULT gen_random_uuid(),
  user_id             text COLLATE "C",
  action              text COLLATE "C" NOT NULL,
  resource_type       text COLLATE "C" NOT NULL,
  resource_id         text COLLATE "C" NOT NULL,
  "timestamp"         timestamptz(3) NOT NULL DEFAULT date_trunc('milliseconds', now()),
  ip_address          text COLLATE "C",
  resource_user_id    text COLLATE "C" GENERATED ALWAYS AS (CASE WHEN resource_type = 'user' THEN resource_id END) STORED,
  resource_order_id   uuid GENERATED ALWAYS AS (CASE WHEN resource_type = 'order' AND resource_id ~ '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$' THEN resource_id::uuid END) STORED,
  resource_product_id uuid GENERATED ALWAYS AS (CASE WHEN resource_type = 'product' AND resource_id ~ '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$' THEN resource_id::uuid END) STORED,
  resource_client_id  uuid GENERATED ALWAYS AS (CASE WHEN resource_type = 'client' AND resource_id ~ '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$' THEN resource_id::uuid END) STORED,
  CONSTRAINT audit_log_pkey PRIMARY KEY (id),
  CONSTRAINT audit_log_user_id_type CHECK (char_length(user_id) BETWEEN 1 AND 128),
  CONSTRAINT audit_log_action_format CHECK (action ~ '^(?:[a-z0-9]+(?:-[a-z0-9]+)*)$'),
  CONSTRAINT audit_log_action_max_length CHECK (char_length(action) <= 100),
  CONSTRAINT audit_log_resource_type_values CHECK (resource_type IN ('user', 'order', 'product', 'client')),
  CONSTRAINT audit_log_resource_id_min_length CHECK (char_length(resource_id) >= 1),
  CONSTRAINT audit_log_resource_id_max_length CHECK (char_length(resource_id) <= 128),
  CONSTRAINT audit_log_timestamp_type CHECK ("timestamp" >= '0001-01-01T00:00:00Z' AND "timestamp" < '10000-01-01T00:00:00Z'),
  CONSTRAINT audit_log_ip_address_format CHECK (ip_address ~ '^(?:(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])(?:\.(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])){3}|(?:[0-9A-Fa-f]{1,4}:){7}[0-9A-Fa-f]{1,4}|(?:[0-9A-Fa-f]{1,4}:){1,7}:|(?:[0-9A-Fa-f]{1,4}:){1,6}:[0-9A-Fa-f]{1,4}|(?:[0-9A-Fa-f]{1,4}:){1,5}(?::[0-9A-Fa-f]{1,4}){2}|(?:[0-9A-Fa-f]{1,4}:){1,4}(?::[0-9A-Fa-f]{1,4}){3}|(?:[0-9A-Fa-f]{1,4}:){1,3}(?::[0-9A-Fa-f]{1,4}){4}|(?:[0-9A-Fa-f]{1,4}:){1,2}(?::[0-9A-Fa-f]{1,4}){5}|[0-9A-Fa-f]{1,4}:(?::[0-9A-Fa-f]{1,4}){6}|::(?:[0-9A-Fa-f]{1,4}:){0,6}[0-9A-Fa-f]{1,4}|::|::[Ff]{4}:(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])(?:\.(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])){3})$'),
  CONSTRAINT audit_log_ip_address_max_length CHECK (char_length(ip_address) <= 45),
  CONSTRAINT audit_log_resource_order_key CHECK (resource_type IS DISTINCT FROM 'order' OR resource_order_id IS NOT NULL),
  CONSTRAINT audit_log_resource_product_key CHECK (resource_type IS DISTINCT FROM 'product' OR resource_product_id IS NOT NULL),
  CONSTRAINT audit_log_resource_client_key CHECK (resource_type IS DISTINCT FROM 'client' OR resource_client_id IS NOT NULL)
);
COMMENT ON TABLE public.audit_log IS 'Who did what to which record, and from where.';
COMMENT ON COLUMN public.audit_log.action IS 'What was done.';
COMMENT ON COLUMN public.audit_log.resource_type IS 'The record it was done to. What resourceId is the key of.';
COMMENT ON COLUMN public.audit_log.resource_id IS 'The record it was done to. The key of what resourceType names.';
COMMENT ON COLUMN public.audit_log.ip_address IS 'The address that the request came from. Personal data: network.';
COMMENT ON COLUMN public.audit_log.resource_user_id IS 'resource_id where resource_type is user; made for the foreign key.';
CREATE INDEX audit_log_resource_user_idx ON public.audit_log (resource_user_id);
COMMENT ON COLUMN public.audit_log.resource_order_id IS 'resource_id where resource_type is order; made for the foreign key.';
CREATE INDEX audit_log_resource_order_idx ON public.audit_log (resource_order_id);
COMMENT ON COLUMN public.audit_log.resource_product_id IS 'resource_id where resource_type is product; made for the foreign key.';
CREATE INDEX audit_log_resource_product_idx ON public.audit_log (resource_product_id);
COMMENT ON COLUMN public.audit_log.resource_client_id IS 'resource_id where resource_type is client; made for the foreign key.';
CREATE INDEX audit_log_resource_client_idx ON public.audit_log (resource_client_id);
CREATE INDEX audit_log_user_id_timestamp_desc_idx ON public.audit_log (user_id, "timestamp" DESC);
CREATE INDEX audit_log_resource_type_resource_id_idx ON public.audit_log (resource_type, resource_id);
CREATE TRIGGER audit_log_append_only BEFORE UPDATE ON public.audit_log
  FOR EACH ROW EXECUTE FUNCTION concord.refuse_rewrite('audit_log_append_only');
CREATE TRIGGER audit_log_append_only_delete BEFORE DELETE ON public.audit_log
  FOR EACH ROW EXECUTE FUNCTION concord.refuse_rewrite('audit_log_append_only');
CREATE TRIGGER audit_log_append_only_truncate BEFORE TRUNCATE ON public.audit_log
  FOR EACH STATEMENT EXECUTE FUNCTION concord.refuse_rewrite('audit_log_append_only');

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

-- public.errorLog, from schemas/public/errorLog.yaml
CREATE TABLE public.shq_master_error_log (
  id          bigint NOT NULL GENERATED BY DEFAULT AS IDENTITY,
  occurred_at timestamptz(6) NOT NULL DEFAULT now(),
  severity    text COLLATE "C" NOT NULL,
  service     text COLLATE "C" NOT NULL,
  message     text COLLATE "C" NOT NULL,
  details     jsonb,
  build_hash  bytea,
  count       integer NOT NULL DEFAULT 1,
  CONSTRAINT shq_master_error_log_pkey PRIMARY KEY (id),
  CONSTRAINT shq_master_error_log_occurred_at_type CHECK (occurred_at >= '0001-01-01T00:00:00Z' AND occurred_at < '10000-01-01T00:00:00Z'),
  CONSTRAINT shq_master_error_log_severity_values CHECK (severity IN ('debug', 'info', 'warning', 'error', 'fatal')),
  CONSTRAINT shq_master_error_log_service_format CHECK (service ~ '^(?:(?:[A-Za-z0-9](?:[A-Za-z0-9\-]{0,61}[A-Za-z0-9])?\.)*[A-Za-z](?:[A-Za-z0-9\-]{0,61}[A-Za-z0-9])?)$'),
  CONSTRAINT shq_master_error_log_service_max_length CHECK (char_length(service) <= 253),
  CONSTRAINT shq_master_error_log_message_min_length CHECK (char_length(message) >= 1),
  CONSTRAINT shq_master_error_log_message_max_length CHECK (char_length(message) <= 4000),
  CONSTRAINT shq_master_error_log_details_type CHECK (details <> 'null'),
  CONSTRAINT shq_master_error_log_build_hash_min_length CHECK (octet_length(build_hash) >= 20),
  CONSTRAINT shq_master_error_log_build_hash_max_length CHECK (octet_length(build_hash) <= 32),
  CONSTRAINT shq_master_error_log_count_minimum CHECK (count >= 1)
);
COMMENT ON TABLE public.shq_master_error_log IS 'An error that a service reported.';
COMMENT ON COLUMN public.shq_master_error_log.severity IS 'How bad it is.';
COMMENT ON COLUMN public.shq_master_error_log.service IS 'The host on which the error occurred.';
COMMENT ON COLUMN public.shq_master_error_log.message IS 'What went wrong.';
COMMENT ON COLUMN public.shq_master_error_log.details IS 'What the service knew when it failed.';
COMMENT ON COLUMN public.shq_master_error_log.build_hash IS 'The build that was running.';
COMMENT ON COLUMN public.shq_master_error_log.count IS 'How often it occurred since the last line.';
CREATE INDEX shq_master_error_log_occurred_at_desc_idx ON public.shq_master_error_log (occurred_at DESC);
CREATE INDEX errors_by_service ON public.shq_master_error_log (service, occurred_at DESC) WHERE (severity) IN ('error', 'fatal');

-- public.event, from schemas/public/event.yaml
CREATE TABLE public.analytics_events (
  id         uuid NOT NULL DEFAULT gen_random_uuid(),
  event_type text COLLATE "C" NOT NULL,
  user_id    text COLLATE "C",
  payload    jsonb,
  created_at timestamptz(6) NOT NULL DEFAULT now(),
  CONSTRAINT analytics_events_pkey PRIMARY KEY (id),
  CONSTRAINT analytics_events_type_pattern CHECK (event_type ~ '^(?:[a-z][a-z0-9_]*)$'),
  CONSTRAINT analytics_events_type_max_length CHECK (char_length(event_type) <= 100),
  CONSTRAINT analytics_events_user_id_type CHECK (char_length(user_id) BETWEEN 1 AND 128),
  CONSTRAINT analytics_events_payload_type CHECK (payload <> 'null'),
  CONSTRAINT analytics_events_created_at_type CHECK (created_at >= '0001-01-01T00:00:00Z' AND created_at < '10000-01-01T00:00:00Z')
);
COMMENT ON TABLE public.analytics_events IS 'Something that happened in the application, for analysis.';
COMMENT ON COLUMN public.analytics_events.event_type IS 'What happened.';
COMMENT ON COLUMN public.analytics_events.payload IS 'What belongs to an event of this type.';
CREATE INDEX idx_analytics_events_user_id ON public.analytics_events (user_id);
CREATE INDEX idx_analytics_events_created_at ON public.analytics_events (created_at);

-- public.imoProcess, from schemas/public/imoProcess.yaml
CREATE FUNCTION public.imo_processes_input_stage_valid(value jsonb) RETURNS boolean LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE STRICT SET search_path = '' AS $$
DECLARE
  field1 jsonb;
  field2 jsonb;
  field3 jsonb;
BEGIN
  IF (jsonb_typeof(value) = 'object') IS NOT TRUE THEN
    RAISE check_violation USING CONSTRAINT = 'imo_processes_input_stage_type', COLUMN = 'input_stage', MESSAGE = 'inputStage: type';
  END IF;
  IF (value - ARRAY['source', 'rows', 'receivedAt']::text[] = '{}') IS NOT TRUE THEN
    RAISE check_violation USING CONSTRAINT = 'imo_processes_input_stage_closed', COLUMN = 'input_stage', MESSAGE = 'inputStage: closed';
  END IF;
  field1 := value -> 'source';
  IF (field1 IS NOT NULL AND field1 <> 'null') IS NOT TRUE THEN
    RAISE check_violation USING CONSTRAINT = 'imo_processes_input_stage_source_required', COLUMN = 'input_stage', MESSAGE = 'inputStage.source: required';
  END IF;
  IF (jsonb_typeof(field1) = 'string') IS NOT TRUE THEN
    RAISE check_violation USING CONSTRAINT = 'imo_processes_input_stage_source_type', COLUMN = 'input_stage', MESSAGE = 'inputStage.source: type';
  END IF;
  IF ((field1 #>> '{}') ~ '^(?:[a-z0-9]+(?:-[a-z0-9]+)*)$') IS NOT TRUE THEN
    RAISE check_violation USING CONSTRAINT = 'imo_processes_input_stage_source_format', COLUMN = 'input_stage', MESSAGE = 'inputStage.source: format';
  END IF;
  IF (char_length((field1 #>> '{}')) <= 60) IS NOT TRUE THEN
    RAISE check_violation USING CONSTRAINT = 'imo_processes_input_stage_source_max_length', COLUMN = 'input_stage', MESSAGE = 'inputStage.source: maxLength';
  END IF;
  field2 := value -> 'rows';
  IF (field2 IS NOT NULL AND field2 <> 'null') IS NOT TRUE THEN
    RAISE check_violation USING CONSTRAINT = 'imo_processes_input_stage_rows_required', COLUMN = 'input_stage', MESSAGE = 'inputStage.rows: required';
  END IF;
  IF (CASE WHEN jsonb_typeof(field2) = 'number' THEN (field2)::numeric % 1 = 0 AND (field2)::numeric BETWEEN -9007199254740991 AND 9007199254740991 ELSE false END) IS NOT TRUE THEN
    RAISE check_violation USING CONSTRAINT = 'imo_processes_input_stage_rows_type', COLUMN = 'input_stage', MESSAGE = 'inputStage.rows: type';
  END IF;
  IF ((field2)::numeric >= 0) IS NOT TRUE THEN
    RAISE check_violation USING CONSTRAINT = 'imo_processes_input_stage_rows_minimum', COLUMN = 'input_stage', MESSAGE = 'inputStage.rows: minimum';
  END IF;
  IF ((field2)::numeric <= 1000000000) IS NOT TRUE THEN
    RAISE check_violation USING CONSTRAINT = 'imo_processes_input_stage_rows_maximum', COLUMN = 'input_stage', MESSAGE = 'inputStage.rows: maximum';
  END IF;
  field3 := value -> 'receivedAt';
  IF (field3 IS NOT NULL AND field3 <> 'null') IS NOT TRUE THEN
    RAISE check_violation USING CONSTRAINT = 'imo_processes_input_stage_received_at_required', COLUMN = 'input_stage', MESSAGE = 'inputStage.receivedAt: required';
  END IF;
  IF (jsonb_typeof(field3) = 'string' AND concord.is_instant((field3 #>> '{}'), 3)) IS NOT TRUE THEN
    RAISE check_violation USING CONSTRAINT = 'imo_processes_input_stage_received_at_type', COLUMN = 'input_stage', MESSAGE = 'inputStage.receivedAt: type';
  END IF;
  IF ((field3 #>> '{}') ~ '\.[0-9]{3}Z?$') IS NOT TRUE THEN
    RAISE check_violation USING CONSTRAINT = 'imo_processes_input_stage_received_at_precision', COLUMN = 'input_stage', MESSAGE = 'inputStage.receivedAt: precision';
  END IF;
  RETURN true;
END
$$;
CREATE FUNCTION public.imo_processes_middle_stage_valid(value jsonb) RETURNS boolean LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE STRICT SET search_path = '' AS $$
DECLARE
  field1 jsonb;
  member2 jsonb;
  field3 jsonb;
  field4 jsonb;
  field5 jsonb;
BEGIN
  IF (jsonb_typeof(value) = 'object') IS NOT TRUE THEN
    RAISE check_violation USING CONSTRAINT = 'imo_processes_middle_stage_type', COLUMN = 'middle_stage', MESSAGE = 'middleStage: type';
  END IF;
  IF (value - ARRAY['steps']::text[] = '{}') IS NOT TRUE THEN
    RAISE check_violation USING CONSTRAINT = 'imo_processes_middle_stage_closed', COLUMN = 'middle_stage', MESSAGE = 'middleStage: closed';
  END IF;
  field1 := value -> 'steps';
  IF (field1 IS NOT NULL AND field1 <> 'null') IS NOT TRUE THEN
    RAISE check_violation USING CONSTRAINT = 'imo_processes_middle_stage_steps_required', COLUMN = 'middle_stage', MESSAGE = 'middleStage.steps: required';
  END IF;
  IF (jsonb_typeof(field1) = 'array') IS NOT TRUE THEN
    RAISE check_violation USING CONSTRAINT = 'imo_processes_middle_stage_steps_type', COLUMN = 'middle_stage', MESSAGE = 'middleStage.steps: type';
  END IF;
  IF (jsonb_array_length(field1) <= 8) IS NOT TRUE THEN
    RAISE check_violation USING CONSTRAINT = 'imo_processes_middle_stage_steps_max_items', COLUMN = 'middle_stage', MESSAGE = 'middleStage.steps: maxItems';
  END IF;
  FOR member2 IN SELECT jsonb_array_elements(field1) LOOP
    IF (member2 <> 'null') IS NOT TRUE THEN
      RAISE check_violation USING CONSTRAINT = 'imo_processes_middle_stage_steps_members', COLUMN = 'middle_stage', MESSAGE = 'middleStage.steps: members';
    END IF;
    IF (jsonb_typeof(member2) = 'object') IS NOT TRUE THEN
      RAISE check_violation USING CONSTRAINT = 'imo_processes_middle_stage_steps_member_type', COLUMN = 'middle_stage', MESSAGE = 'middleStage.steps[]: type';
    END IF;
    IF (member2 - ARRAY['name', 'state', 'seconds']::text[] = '{}') IS NOT TRUE THEN
      RAISE check_violation USING CONSTRAINT = 'imo_processes_middle_stage_steps_member_closed', COLUMN = 'middle_stage', MESSAGE = 'middleStage.steps[]: closed';
    END IF;
    field3 := member2 -> 'name';
    IF (field3 IS NOT NULL AND field3 <> 'null') IS NOT TRUE THEN
      RAISE check_violation USING CONSTRAINT = 'imo_processes_middle_stage_steps_name_required', COLUMN = 'middle_stage', MESSAGE = 'middleStage.steps[].name: required';
    END IF;
    IF (jsonb_typeof(field3) = 'string') IS NOT TRUE THEN
      RAISE check_violation USING CONSTRAINT = 'imo_processes_middle_stage_steps_name_type', COLUMN = 'middle_stage', MESSAGE = 'middleStage.steps[].name: type';
    END IF;
    IF ((field3 #>> '{}') ~ '^(?:[a-z0-9]+(?:-[a-z0-9]+)*)$') IS NOT TRUE THEN
      RAISE check_violation USING CONSTRAINT = 'imo_processes_middle_stage_steps_name_format', COLUMN = 'middle_stage', MESSAGE = 'middleStage.steps[].name: format';
    END IF;
    IF (char_length((field3 #>> '{}')) <= 60) IS NOT TRUE THEN
      RAISE check_violation USING CONSTRAINT = 'imo_processes_middle_stage_steps_name_max_length', COLUMN = 'middle_stage', MESSAGE = 'middleStage.steps[].name: maxLength';
    END IF;
    field4 := member2 -> 'state';
    IF (field4 IS NOT NULL AND field4 <> 'null') IS NOT TRUE THEN
      RAISE check_violation USING CONSTRAINT = 'imo_processes_middle_stage_steps_state_required', COLUMN = 'middle_stage', MESSAGE = 'middleStage.steps[].state: required';
    END IF;
    IF (jsonb_typeof(field4) = 'string') IS NOT TRUE THEN
      RAISE check_violation USING CONSTRAINT = 'imo_processes_middle_stage_steps_state_type', COLUMN = 'middle_stage', MESSAGE = 'middleStage.steps[].state: type';
    END IF;
    IF ((field4 #>> '{}') IN ('waiting', 'running', 'done', 'failed')) IS NOT TRUE THEN
      RAISE check_violation USING CONSTRAINT = 'imo_processes_middle_stage_steps_state_values', COLUMN = 'middle_stage', MESSAGE = 'middleStage.steps[].state: values';
    END IF;
    field5 := member2 -> 'seconds';
    IF field5 IS NOT NULL THEN
      IF (CASE WHEN jsonb_typeof(field5) = 'number' THEN (field5)::numeric % 1 = 0 AND (field5)::numeric BETWEEN -9007199254740991 AND 9007199254740991 ELSE false END) IS NOT TRUE THEN
        RAISE check_violation USING CONSTRAINT = 'imo_processes_middle_stage_steps_seconds_type', COLUMN = 'middle_stage', MESSAGE = 'middleStage.steps[].seconds: type';
      END IF;
      IF ((field5)::numeric >= 0) IS NOT TRUE THEN
        RAISE check_violation USING CONSTRAINT = 'imo_processes_middle_stage_steps_seconds_minimum', COLUMN = 'middle_stage', MESSAGE = 'middleStage.steps[].seconds: minimum';
      END IF;
    END IF;
  END LOOP;
  RETURN true;
END
$$;
CREATE FUNCTION public.imo_processes_output_stage_valid(value jsonb) RETURNS boolean LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE STRICT SET search_path = '' AS $$
DECLARE
  field1 jsonb;
  field2 jsonb;
  field3 jsonb;
BEGIN
  IF (jsonb_typeof(value) = 'object') IS NOT TRUE THEN
    RAISE check_violation USING CONSTRAINT = 'imo_processes_output_stage_type', COLUMN = 'output_stage', MESSAGE = 'outputStage: type';
  END IF;
  IF (value - ARRAY['rows', 'rejected', 'finishedAt']::text[] = '{}') IS NOT TRUE THEN
    RAISE check_violation USING CONSTRAINT = 'imo_processes_output_stage_closed', COLUMN = 'output_stage', MESSAGE = 'outputStage: closed';
  END IF;
  field1 := value -> 'rows';
  IF (field1 IS NOT NULL AND field1 <> 'null') IS NOT TRUE THEN
    RAISE check_violation USING CONSTRAINT = 'imo_processes_output_stage_rows_required', COLUMN = 'output_stage', MESSAGE = 'outputStage.rows: required';
  END IF;
  IF (CASE WHEN jsonb_typeof(field1) = 'number' THEN (field1)::numeric % 1 = 0 AND (field1)::numeric BETWEEN -9007199254740991 AND 9007199254740991 ELSE false END) IS NOT TRUE THEN
    RAISE check_violation USING CONSTRAINT = 'imo_processes_output_stage_rows_type', COLUMN = 'output_stage', MESSAGE = 'outputStage.rows: type';
  END IF;
  IF ((field1)::numeric >= 0) IS NOT TRUE THEN
    RAISE check_violation USING CONSTRAINT = 'imo_processes_output_stage_rows_minimum', COLUMN = 'output_stage', MESSAGE = 'outputStage.rows: minimum';
  END IF;
  IF ((field1)::numeric <= 1000000000) IS NOT TRUE THEN
    RAISE check_violation USING CONSTRAINT = 'imo_processes_output_stage_rows_maximum', COLUMN = 'output_stage', MESSAGE = 'outputStage.rows: maximum';
  END IF;
  field2 := value -> 'rejected';
  IF (field2 IS NOT NULL AND field2 <> 'null') IS NOT TRUE THEN
    RAISE check_violation USING CONSTRAINT = 'imo_processes_output_stage_rejected_required', COLUMN = 'output_stage', MESSAGE = 'outputStage.rejected: required';
  END IF;
  IF (CASE WHEN jsonb_typeof(field2) = 'number' THEN (field2)::numeric % 1 = 0 AND (field2)::numeric BETWEEN -9007199254740991 AND 9007199254740991 ELSE false END) IS NOT TRUE THEN
    RAISE check_violation USING CONSTRAINT = 'imo_processes_output_stage_rejected_type', COLUMN = 'output_stage', MESSAGE = 'outputStage.rejected: type';
  END IF;
  IF ((field2)::numeric >= 0) IS NOT TRUE THEN
    RAISE check_violation USING CONSTRAINT = 'imo_processes_output_stage_rejected_minimum', COLUMN = 'output_stage', MESSAGE = 'outputStage.rejected: minimum';
  END IF;
  IF ((field2)::numeric <= 1000000000) IS NOT TRUE THEN
    RAISE check_violation USING CONSTRAINT = 'imo_processes_output_stage_rejected_maximum', COLUMN = 'output_stage', MESSAGE = 'outputStage.rejected: maximum';
  END IF;
  field3 := value -> 'finishedAt';
  IF (field3 IS NOT NULL AND field3 <> 'null') IS NOT TRUE THEN
    RAISE check_violation USING CONSTRAINT = 'imo_processes_output_stage_finished_at_required', COLUMN = 'output_stage', MESSAGE = 'outputStage.finishedAt: required';
  END IF;
  IF (jsonb_typeof(field3) = 'string' AND concord.is_instant((field3 #>> '{}'), 3)) IS NOT TRUE THEN
    RAISE check_violation USING CONSTRAINT = 'imo_processes_output_stage_finished_at_type', COLUMN = 'output_stage', MESSAGE = 'outputStage.finishedAt: type';
  END IF;
  IF ((field3 #>> '{}') ~ '\.[0-9]{3}Z?$') IS NOT TRUE THEN
    RAISE check_violation USING CONSTRAINT = 'imo_processes_output_stage_finished_at_precision', COLUMN = 'output_stage', MESSAGE = 'outputStage.finishedAt: precision';
  END IF;
  RETURN true;
END
$$;
CREATE TABLE public.imo_processes (
  id           uuid NOT NULL DEFAULT gen_random_uuid(),
  blueprint_id uuid NOT NULL,
  input_stage  jsonb NOT NULL,
  middle_stage jsonb,
  output_stage jsonb,
  status       text COLLATE "C" NOT NULL DEFAULT 'queued',
  created_at   timestamptz(3) NOT NULL DEFAULT date_trunc('milliseconds', now()),
  CONSTRAINT imo_processes_pkey PRIMARY KEY (id),
  CONSTRAINT imo_processes_input_stage_valid CHECK (public.imo_processes_input_stage_valid(input_stage)),
  CONSTRAINT imo_processes_middle_stage_valid CHECK (public.imo_processes_middle_stage_valid(middle_stage)),
  CONSTRAINT imo_processes_output_stage_valid CHECK (public.imo_processes_output_stage_valid(output_stage)),
  CONSTRAINT imo_processes_status_values CHECK (status IN ('queued', 'running', 'completed', 'failed')),
  CONSTRAINT imo_processes_created_at_type CHECK (created_at >= '0001-01-01T00:00:00Z' AND created_at < '10000-01-01T00:00:00Z'),
  CONSTRAINT output_after_input CHECK (((concord.to_instant(output_stage ->> 'finishedAt')) IS NULL) OR ((concord.to_instant(output_stage ->> 'finishedAt')) >= (concord.to_instant(input_stage ->> 'receivedAt')))),
  CONSTRAINT rows_add_up CHECK (((((output_stage ->> 'rows')::numeric) IS NULL) OR (((output_stage ->> 'rejected')::numeric) IS NULL)) OR (((((output_stage ->> 'rows')::numeric)::numeric) + (((output_stage ->> 'rejected')::numeric)::numeric)) <= ((input_stage ->> 'rows')::numeric))),
  CONSTRAINT completed_has_output CHECK (((status) <> ('completed')) OR (((output_stage ->> 'rows')::numeric) IS NOT NULL))
);
COMMENT ON TABLE public.imo_processes IS 'One run of a blueprint through its input, middle and output stage.';
COMMENT ON COLUMN public.imo_processes.input_stage IS 'What came in.';
COMMENT ON COLUMN public.imo_processes.middle_stage IS 'What was done with it.';
COMMENT ON COLUMN public.imo_processes.output_stage IS 'What came out.';
COMMENT ON COLUMN public.imo_processes.status IS 'How far the process has come.';
COMMENT ON CONSTRAINT output_after_input ON public.imo_processes IS 'A run finishes after its input was received.';
COMMENT ON CONSTRAINT rows_add_up ON public.imo_processes IS 'No more rows come out than went in.';
COMMENT ON CONSTRAINT completed_has_output ON public.imo_processes IS 'A completed run has an output stage.';
CREATE INDEX imo_processes_blueprint_id_created_at_desc_idx ON public.imo_processes (blueprint_id, created_at DESC);
CREATE INDEX imo_processes_status_created_at_idx ON public.imo_processes (status, created_at);
CREATE TRIGGER imo_processes_status_transition AFTER UPDATE ON public.imo_processes
  FOR EACH ROW WHEN (OLD.status IS DISTINCT FROM NEW.status AND (CASE OLD.status
      WHEN 'queued' THEN NEW.status IN ('running', 'failed')
      WHEN 'running' THEN NEW.status IN ('completed', 'failed')
      ELSE false END) IS NOT TRUE)
  EXECUTE FUNCTION concord.refuse_transition('imo_processes_status_transition', 'status');

-- public.order, from schemas/public/order.yaml
CREATE FUNCTION public.orders_items_valid(value jsonb) RETURNS boolean LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE STRICT SET search_path = '' AS $$
DECLARE
  member1 jsonb;
  field2 jsonb;
  field3 jsonb;
  field4 jsonb;
  field5 jsonb;
BEGIN
  IF (jsonb_typeof(value) = 'array') IS NOT TRUE THEN
    RAISE check_violation USING CONSTRAINT = 'orders_items_type', COLUMN = 'items', MESSAGE = 'items: type';
  END IF;
  IF (jsonb_array_length(value) >= 1) IS NOT TRUE THEN
    RAISE check_violation USING CONSTRAINT = 'orders_items_min_items', COLUMN = 'items', MESSAGE = 'items: minItems';
  END IF;
  IF (jsonb_array_length(value) <= 12) IS NOT TRUE THEN
    RAISE check_violation USING CONSTRAINT = 'orders_items_max_items', COLUMN = 'items', MESSAGE = 'items: maxItems';
  END IF;
  FOR member1 IN SELECT jsonb_array_elements(value) LOOP
    IF (member1 <> 'null') IS NOT TRUE THEN
      RAISE check_violation USING CONSTRAINT = 'orders_items_members', COLUMN = 'items', MESSAGE = 'items: members';
    END IF;
    IF (jsonb_typeof(member1) = 'object') IS NOT TRUE THEN
      RAISE check_violation USING CONSTRAINT = 'orders_items_member_type', COLUMN = 'items', MESSAGE = 'items[]: type';
    END IF;
    IF (member1 - ARRAY['productId', 'name', 'quantity', 'unitPrice']::text[] = '{}') IS NOT TRUE THEN
      RAISE check_violation USING CONSTRAINT = 'orders_items_member_closed', COLUMN = 'items', MESSAGE = 'items[]: closed';
    END IF;
    field2 := member1 -> 'productId';
    IF (field2 IS NOT NULL AND field2 <> 'null') IS NOT TRUE THEN
      RAISE check_violation USING CONSTRAINT = 'orders_items_product_id_required', COLUMN = 'items', MESSAGE = 'items[].productId: required';
    END IF;
    IF (CASE WHEN jsonb_typeof(field2) = 'string' THEN (field2 #>> '{}') ~ '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$' ELSE false END) IS NOT TRUE THEN
      RAISE check_violation USING CONSTRAINT = 'orders_items_product_id_type', COLUMN = 'items', MESSAGE = 'items[].productId: type';
    END IF;
    field3 := member1 -> 'name';
    IF (field3 IS NOT NULL AND field3 <> 'null') IS NOT TRUE THEN
      RAISE check_violation USING CONSTRAINT = 'orders_items_name_required', COLUMN = 'items', MESSAGE = 'items[].name: required';
    END IF;
    IF (jsonb_typeof(field3) = 'string') IS NOT TRUE THEN
      RAISE check_violation USING CONSTRAINT = 'orders_items_name_type', COLUMN = 'items', MESSAGE = 'items[].name: type';
    END IF;
    IF (char_length((field3 #>> '{}')) >= 1) IS NOT TRUE THEN
      RAISE check_violation USING CONSTRAINT = 'orders_items_name_min_length', COLUMN = 'items', MESSAGE = 'items[].name: minLength';
    END IF;
    IF (char_length((field3 #>> '{}')) <= 255) IS NOT TRUE THEN
      RAISE check_violation USING CONSTRAINT = 'orders_items_name_max_length', COLUMN = 'items', MESSAGE = 'items[].name: maxLength';
    END IF;
    field4 := member1 -> 'quantity';
    IF (field4 IS NOT NULL AND field4 <> 'null') IS NOT TRUE THEN
      RAISE check_violation USING CONSTRAINT = 'orders_items_quantity_required', COLUMN = 'items', MESSAGE = 'items[].quantity: required';
    END IF;
    IF (CASE WHEN jsonb_typeof(field4) = 'number' THEN (field4)::numeric % 1 = 0 AND (field4)::numeric BETWEEN -2147483648 AND 2147483647 ELSE false END) IS NOT TRUE THEN
      RAISE check_violation USING CONSTRAINT = 'orders_items_quantity_type', COLUMN = 'items', MESSAGE = 'items[].quantity: type';
    END IF;
    IF ((field4)::numeric >= 1) IS NOT TRUE THEN
      RAISE check_violation USING CONSTRAINT = 'orders_items_quantity_minimum', COLUMN = 'items', MESSAGE = 'items[].quantity: minimum';
    END IF;
    IF ((field4)::numeric <= 1000) IS NOT TRUE THEN
      RAISE check_violation USING CONSTRAINT = 'orders_items_quantity_maximum', COLUMN = 'items', MESSAGE = 'items[].quantity: maximum';
    END IF;
    field5 := member1 -> 'unitPrice';
    IF (field5 IS NOT NULL AND field5 <> 'null') IS NOT TRUE THEN
      RAISE check_violation USING CONSTRAINT = 'orders_items_unit_price_required', COLUMN = 'items', MESSAGE = 'items[].unitPrice: required';
    END IF;
    IF (CASE WHEN jsonb_typeof(field5) = 'string' THEN (field5 #>> '{}') ~ '^(?:-(?!0(?:\.0*)?$))?(?:0|[1-9][0-9]{0,7})\.[0-9]{2,}$' ELSE false END) IS NOT TRUE THEN
      RAISE check_violation USING CONSTRAINT = 'orders_items_unit_price_type', COLUMN = 'items', MESSAGE = 'items[].unitPrice: type';
    END IF;
    IF ((field5 #>> '{}') ~ '\.[0-9]{2}$') IS NOT TRUE THEN
      RAISE check_violation USING CONSTRAINT = 'orders_items_unit_price_precision', COLUMN = 'items', MESSAGE = 'items[].unitPrice: precision';
    END IF;
    IF ((field5 #>> '{}')::numeric >= 0.00) IS NOT TRUE THEN
      RAISE check_violation USING CONSTRAINT = 'orders_items_unit_price_minimum', COLUMN = 'items', MESSAGE = 'items[].unitPrice: minimum';
    END IF;
  END LOOP;
  RETURN true;
END
$$;
CREATE FUNCTION public.orders_total_covers_each_item_holds(items jsonb, total numeric(12,2)) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path = '' AS $$
  SELECT NOT EXISTS (SELECT 1 FROM jsonb_array_elements($1) AS member1(value) WHERE (((member1.value ->> 'unitPrice')::numeric) <= ($2)) IS NOT TRUE)
$$;
CREATE TABLE public.orders (
  id         uuid NOT NULL DEFAULT gen_random_uuid(),
  user_id    text COLLATE "C" NOT NULL,
  items      jsonb NOT NULL,
  total      numeric(12,2) NOT NULL,
  status     text COLLATE "C" NOT NULL DEFAULT 'pending',
  note       text COLLATE "C",
  created_at timestamptz(3) NOT NULL DEFAULT date_trunc('milliseconds', now()),
  CONSTRAINT orders_pkey PRIMARY KEY (id),
  CONSTRAINT orders_user_id_type CHECK (char_length(user_id) BETWEEN 1 AND 128),
  CONSTRAINT orders_items_valid CHECK (public.orders_items_valid(items)),
  CONSTRAINT orders_total_type CHECK (total <> 'NaN'),
  CONSTRAINT orders_total_minimum CHECK (total >= 0.00),
  CONSTRAINT orders_status_values CHECK (status IN ('pending', 'completed', 'cancelled')),
  CONSTRAINT orders_note_max_length CHECK (char_length(note) <= 500),
  CONSTRAINT orders_created_at_type CHECK (created_at >= '0001-01-01T00:00:00Z' AND created_at < '10000-01-01T00:00:00Z'),
  CONSTRAINT total_covers_each_item CHECK (public.orders_total_covers_each_item_holds(items, total))
);
COMMENT ON TABLE public.orders IS 'What a user ordered.';
COMMENT ON COLUMN public.orders.total IS 'What the user pays.';
COMMENT ON COLUMN public.orders.status IS 'How far the order has come.';
COMMENT ON COLUMN public.orders.note IS 'What the user wants to be considered.';
COMMENT ON CONSTRAINT total_covers_each_item ON public.orders IS 'No item costs more than the order.';
CREATE INDEX orders_user_id_created_at_desc_idx ON public.orders (user_id, created_at DESC);
CREATE TRIGGER orders_user_id_immutable BEFORE UPDATE ON public.orders
  FOR EACH ROW WHEN (OLD.user_id IS DISTINCT FROM NEW.user_id) EXECUTE FUNCTION concord.refuse_change('orders_user_id_immutable');
CREATE TRIGGER orders_status_transition AFTER UPDATE ON public.orders
  FOR EACH ROW WHEN (OLD.status IS DISTINCT FROM NEW.status AND (CASE OLD.status
      WHEN 'pending' THEN NEW.status IN ('completed', 'cancelled')
      ELSE false END) IS NOT TRUE)
  EXECUTE FUNCTION concord.refuse_transition('orders_status_transition', 'status');

-- public.product, from schemas/public/product.yaml
CREATE TABLE public.products (
  id         uuid NOT NULL DEFAULT gen_random_uuid(),
  name       text COLLATE "C" NOT NULL,
  price      numeric(10,2) NOT NULL,
  created_at timestamptz(3) NOT NULL DEFAULT date_trunc('milliseconds', now()),
  CONSTRAINT products_pkey PRIMARY KEY (id),
  CONSTRAINT products_name_min_length CHECK (char_length(name) >= 1),
  CONSTRAINT products_name_max_length CHECK (char_length(name) <= 255),
  CONSTRAINT products_price_type CHECK (price <> 'NaN'),
  CONSTRAINT products_price_minimum CHECK (price >= 0.00),
  CONSTRAINT products_created_at_type CHECK (created_at >= '0001-01-01T00:00:00Z' AND created_at < '10000-01-01T00:00:00Z')
);
COMMENT ON TABLE public.products IS 'Something that can be ordered.';
COMMENT ON COLUMN public.products.name IS 'What the product is called.';
COMMENT ON COLUMN public.products.price IS 'What one of them costs today.';

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

-- public.userRole, from schemas/public/userRole.yaml
CREATE TABLE public.user_roles (
  id         integer NOT NULL GENERATED BY DEFAULT AS IDENTITY,
  user_id    text COLLATE "C" NOT NULL,
  role       text COLLATE "C" NOT NULL,
  created_at timestamptz(3) NOT NULL DEFAULT date_trunc('milliseconds', now()),
  CONSTRAINT user_roles_pkey PRIMARY KEY (id),
  CONSTRAINT user_roles_user_id_role_key UNIQUE (user_id, role),
  CONSTRAINT user_roles_user_id_type CHECK (char_length(user_id) BETWEEN 1 AND 128),
  CONSTRAINT user_roles_role_values CHECK (role IN ('user', 'admin', 'moderator')),
  CONSTRAINT user_roles_created_at_type CHECK (created_at >= '0001-01-01T00:00:00Z' AND created_at < '10000-01-01T00:00:00Z')
);
COMMENT ON TABLE public.user_roles IS 'A role that a user was given.';
CREATE INDEX idx_user_roles_user_id ON public.user_roles (user_id);

-- References

ALTER TABLE "bit".lead_scores ADD CONSTRAINT lead_scores_person_id_fkey
  FOREIGN KEY (person_id) REFERENCES people.master (id) ON DELETE CASCADE ON UPDATE RESTRICT;

ALTER TABLE marketing.attribution ADD CONSTRAINT attribution_outreach_fkey
  FOREIGN KEY (campaign_id, person_id, attempt) REFERENCES marketing.outreach_history (campaign_id, person_id, attempt) ON DELETE CASCADE ON UPDATE RESTRICT;

ALTER TABLE marketing.feedback_reports ADD CONSTRAINT feedback_reports_campaign_id_fkey
  FOREIGN KEY (campaign_id) REFERENCES marketing.campaigns (id) ON DELETE CASCADE ON UPDATE RESTRICT;

ALTER TABLE marketing.outreach_history ADD CONSTRAINT outreach_history_campaign_id_fkey
  FOREIGN KEY (campaign_id) REFERENCES marketing.campaigns (id) ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE marketing.outreach_history ADD CONSTRAINT outreach_history_person_id_fkey
  FOREIGN KEY (person_id) REFERENCES people.master (id) ON DELETE RESTRICT ON UPDATE RESTRICT;

ALTER TABLE people.intelligence ADD CONSTRAINT intelligence_person_id_fkey
  FOREIGN KEY (person_id) REFERENCES people.master (id) ON DELETE CASCADE ON UPDATE RESTRICT;

ALTER TABLE people.master ADD CONSTRAINT master_company_id_fkey
  FOREIGN KEY (company_id) REFERENCES company.master (id) ON DELETE SET NULL ON UPDATE RESTRICT;

ALTER TABLE ple.lead_enrichments ADD CONSTRAINT lead_enrichments_person_id_fkey
  FOREIGN KEY (person_id) REFERENCES people.master (id) ON DELETE CASCADE ON UPDATE RESTRICT;
ALTER TABLE ple.lead_enrichments ADD CONSTRAINT lead_enrichments_parent_fkey
  FOREIGN KEY (parent) REFERENCES ple.lead_enrichments (id) ON DELETE SET NULL ON UPDATE RESTRICT;

ALTER TABLE public.audit_log ADD CONSTRAINT audit_log_user_id_fkey
  FOREIGN KEY (user_id) REFERENCES public.users (id) ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE public.audit_log ADD CONSTRAINT audit_log_resource_user_fkey
  FOREIGN KEY (resource_user_id) REFERENCES public.users (id) ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE public.audit_log ADD CONSTRAINT audit_log_resource_order_fkey
  FOREIGN KEY (resource_order_id) REFERENCES public.orders (id) ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE public.audit_log ADD CONSTRAINT audit_log_resource_product_fkey
  FOREIGN KEY (resource_product_id) REFERENCES public.products (id) ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE public.audit_log ADD CONSTRAINT audit_log_resource_client_fkey
  FOREIGN KEY (resource_client_id) REFERENCES public.clients (id) ON DELETE RESTRICT ON UPDATE RESTRICT;

ALTER TABLE public.blueprints ADD CONSTRAINT blueprints_client_id_fkey
  FOREIGN KEY (client_id) REFERENCES public.clients (id) ON DELETE RESTRICT ON UPDATE RESTRICT;

ALTER TABLE public.clients ADD CONSTRAINT clients_owner_uid_fkey
  FOREIGN KEY (owner_uid) REFERENCES public.users (id) ON DELETE RESTRICT ON UPDATE RESTRICT;

ALTER TABLE public.analytics_events ADD CONSTRAINT analytics_events_user_id_fkey
  FOREIGN KEY (user_id) REFERENCES public.users (id) ON DELETE SET NULL ON UPDATE RESTRICT;

ALTER TABLE public.imo_processes ADD CONSTRAINT imo_processes_blueprint_id_fkey
  FOREIGN KEY (blueprint_id) REFERENCES public.blueprints (id) ON DELETE CASCADE ON UPDATE RESTRICT;

ALTER TABLE public.orders ADD CONSTRAINT orders_user_id_fkey
  FOREIGN KEY (user_id) REFERENCES public.users (id) ON DELETE RESTRICT ON UPDATE RESTRICT;

ALTER TABLE public.sessions ADD CONSTRAINT sessions_user_id_fkey
  FOREIGN KEY (user_id) REFERENCES public.users (id) ON DELETE CASCADE ON UPDATE RESTRICT;

ALTER TABLE public.data ADD CONSTRAINT data_user_id_fkey
  FOREIGN KEY (user_id) REFERENCES public.users (id) ON DELETE CASCADE ON UPDATE RESTRICT;

ALTER TABLE public.user_roles ADD CONSTRAINT user_roles_user_id_fkey
  FOREIGN KEY (user_id) REFERENCES public.users (id) ON DELETE CASCADE ON UPDATE RESTRICT;

-- Who may do what

ALTER TABLE "bit".lead_scores ENABLE ROW LEVEL SECURITY;
REVOKE ALL ON TABLE "bit".lead_scores FROM PUBLIC, app_client;

ALTER TABLE company.master ENABLE ROW LEVEL SECURITY;
REVOKE ALL ON TABLE company.master FROM PUBLIC, app_client;
CREATE POLICY master_read ON company.master FOR SELECT TO app_client
  USING (((SELECT concord.uid()) IS NOT NULL));
GRANT SELECT (id, domain, name, industry, country, location_latitude, location_longitude, employees, revenue, founded, created_at, updated_at) ON TABLE company.master TO app_client;
ALTER TABLE company.history ENABLE ROW LEVEL SECURITY;
REVOKE ALL ON TABLE company.history FROM PUBLIC, app_client;
ALTER TABLE company.slot ENABLE ROW LEVEL SECURITY;
REVOKE ALL ON TABLE company.slot FROM PUBLIC, app_client;

ALTER TABLE marketing.attribution ENABLE ROW LEVEL SECURITY;
REVOKE ALL ON TABLE marketing.attribution FROM PUBLIC, app_client;

ALTER TABLE marketing.campaigns ENABLE ROW LEVEL SECURITY;
REVOKE ALL ON TABLE marketing.campaigns FROM PUBLIC, app_client;
CREATE POLICY campaigns_read ON marketing.campaigns FOR SELECT TO app_client
  USING (((SELECT concord.uid()) IS NOT NULL));
GRANT SELECT (id, slug, name, channel, status, budget, currency, color, starts_on, ends_on, send_time, launch_at, created_at) ON TABLE marketing.campaigns TO app_client;
CREATE POLICY campaigns_create ON marketing.campaigns FOR INSERT TO app_client
  WITH CHECK (((SELECT concord.uid()) IS NOT NULL) AND ('admin' = ANY ((SELECT concord.roles())::text[])));
GRANT INSERT (id, slug, name, channel, status, budget, currency, color, starts_on, ends_on, send_time, launch_at) ON TABLE marketing.campaigns TO app_client;
CREATE POLICY campaigns_update ON marketing.campaigns FOR UPDATE TO app_client
  USING (((SELECT concord.uid()) IS NOT NULL) AND ('admin' = ANY ((SELECT concord.roles())::text[])))
  WITH CHECK (((SELECT concord.uid()) IS NOT NULL) AND ('admin' = ANY ((SELECT concord.roles())::text[])));
GRANT UPDATE (name, status, budget, currency, color, starts_on, ends_on, send_time, launch_at) ON TABLE marketing.campaigns TO app_client;

ALTER TABLE marketing.feedback_reports ENABLE ROW LEVEL SECURITY;
REVOKE ALL ON TABLE marketing.feedback_reports FROM PUBLIC, app_client;
CREATE POLICY feedback_reports_read ON marketing.feedback_reports FOR SELECT TO app_client
  USING (((SELECT concord.uid()) IS NOT NULL) AND ((((SELECT concord.uid())) = (author_uid)) OR ('admin' = ANY ((SELECT concord.roles())::text[]))));
GRANT SELECT (id, campaign_id, author_uid, rating, comment, topics, scores, submitted_at) ON TABLE marketing.feedback_reports TO app_client;
CREATE POLICY feedback_reports_create ON marketing.feedback_reports FOR INSERT TO app_client
  WITH CHECK (((SELECT concord.uid()) IS NOT NULL) AND (((SELECT concord.uid())) = (author_uid)));
GRANT INSERT (id, campaign_id, author_uid, rating, comment, topics, scores) ON TABLE marketing.feedback_reports TO app_client;
CREATE POLICY feedback_reports_update ON marketing.feedback_reports FOR UPDATE TO app_client
  USING (((SELECT concord.uid()) IS NOT NULL) AND (((SELECT concord.uid())) = (author_uid)))
  WITH CHECK (((SELECT concord.uid()) IS NOT NULL) AND (((SELECT concord.uid())) = (author_uid)));
GRANT UPDATE (rating, comment, topics, scores) ON TABLE marketing.feedback_reports TO app_client;

ALTER TABLE marketing.outreach_history ENABLE ROW LEVEL SECURITY;
REVOKE ALL ON TABLE marketing.outreach_history FROM PUBLIC, app_client;

ALTER TABLE people.intelligence ENABLE ROW LEVEL SECURITY;
REVOKE ALL ON TABLE people.intelligence FROM PUBLIC, app_client;

ALTER TABLE people.master ENABLE ROW LEVEL SECURITY;
REVOKE ALL ON TABLE people.master FROM PUBLIC, app_client;
CREATE POLICY master_read ON people.master FOR SELECT TO app_client
  USING (((SELECT concord.uid()) IS NOT NULL) AND ((((SELECT concord.uid())) = (id)) OR ('admin' = ANY ((SELECT concord.roles())::text[]))));
GRANT SELECT (id, email, display_name, job_title, linkedin_url, phone, locale, credit, address, skills, company_id, opened_at, closed_at, fax, created_at, updated_at) ON TABLE people.master TO app_client;
CREATE POLICY master_create ON people.master FOR INSERT TO app_client
  WITH CHECK (((SELECT concord.uid()) IS NOT NULL) AND (((SELECT concord.uid())) = (id)) AND (credit = 0.00));
GRANT INSERT (id, email, display_name, job_title, linkedin_url, phone, locale, credit, address, skills, company_id, opened_at, closed_at, fax) ON TABLE people.master TO app_client;
CREATE POLICY master_update ON people.master FOR UPDATE TO app_client
  USING (((SELECT concord.uid()) IS NOT NULL) AND (((SELECT concord.uid())) = (id)))
  WITH CHECK (((SELECT concord.uid()) IS NOT NULL) AND (((SELECT concord.uid())) = (id)));
GRANT UPDATE (display_name, phone, locale, address, skills) ON TABLE people.master TO app_client;
ALTER TABLE people.history ENABLE ROW LEVEL SECURITY;
REVOKE ALL ON TABLE people.history FROM PUBLIC, app_client;
ALTER TABLE people.slot ENABLE ROW LEVEL SECURITY;
REVOKE ALL ON TABLE people.slot FROM PUBLIC, app_client;

ALTER TABLE ple.lead_enrichments ENABLE ROW LEVEL SECURITY;
REVOKE ALL ON TABLE ple.lead_enrichments FROM PUBLIC, app_client;

ALTER TABLE public.audit_log ENABLE ROW LEVEL SECURITY;
REVOKE ALL ON TABLE public.audit_log FROM PUBLIC, app_client;
CREATE POLICY audit_log_read ON public.audit_log FOR SELECT TO app_client
  USING (((SELECT concord.uid()) IS NOT NULL) AND ('admin' = ANY ((SELECT concord.roles())::text[])));
GRANT SELECT (id, user_id, action, resource_type, resource_id, "timestamp", ip_address) ON TABLE public.audit_log TO app_client;

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

ALTER TABLE public.shq_master_error_log ENABLE ROW LEVEL SECURITY;
REVOKE ALL ON TABLE public.shq_master_error_log FROM PUBLIC, app_client;

ALTER TABLE public.analytics_events ENABLE ROW LEVEL SECURITY;
REVOKE ALL ON TABLE public.analytics_events FROM PUBLIC, app_client;

ALTER TABLE public.imo_processes ENABLE ROW LEVEL SECURITY;
REVOKE ALL ON TABLE public.imo_processes FROM PUBLIC, app_client;

ALTER TABLE public.orders ENABLE ROW LEVEL SECURITY;
REVOKE ALL ON TABLE public.orders FROM PUBLIC, app_client;
CREATE POLICY orders_read ON public.orders FOR SELECT TO app_client
  USING (((SELECT concord.uid()) IS NOT NULL) AND ((((SELECT concord.uid())) = (user_id)) OR ('admin' = ANY ((SELECT concord.roles())::text[]))));
GRANT SELECT (id, user_id, items, total, status, note, created_at) ON TABLE public.orders TO app_client;
CREATE POLICY orders_create ON public.orders FOR INSERT TO app_client
  WITH CHECK (((SELECT concord.uid()) IS NOT NULL) AND (((SELECT concord.uid())) = (user_id)) AND (status = 'pending'));
GRANT INSERT (id, user_id, items, total, status, note) ON TABLE public.orders TO app_client;
CREATE POLICY orders_update ON public.orders FOR UPDATE TO app_client
  USING (((SELECT concord.uid()) IS NOT NULL) AND ((((SELECT concord.uid())) = (user_id)) AND ((status) = ('pending'))))
  WITH CHECK (((SELECT concord.uid()) IS NOT NULL) AND ((((SELECT concord.uid())) = (user_id)) AND ((status) = ('pending'))));
GRANT UPDATE (note) ON TABLE public.orders TO app_client;

ALTER TABLE public.products ENABLE ROW LEVEL SECURITY;
REVOKE ALL ON TABLE public.products FROM PUBLIC, app_client;
CREATE POLICY products_read ON public.products FOR SELECT TO app_client
  USING (true);
GRANT SELECT (id, name, price, created_at) ON TABLE public.products TO app_client;
CREATE POLICY products_create ON public.products FOR INSERT TO app_client
  WITH CHECK (((SELECT concord.uid()) IS NOT NULL) AND ('admin' = ANY ((SELECT concord.roles())::text[])));
GRANT INSERT (id, name, price) ON TABLE public.products TO app_client;
CREATE POLICY products_update ON public.products FOR UPDATE TO app_client
  USING (((SELECT concord.uid()) IS NOT NULL) AND ('admin' = ANY ((SELECT concord.roles())::text[])))
  WITH CHECK (((SELECT concord.uid()) IS NOT NULL) AND ('admin' = ANY ((SELECT concord.roles())::text[])));
GRANT UPDATE (name, price) ON TABLE public.products TO app_client;
CREATE POLICY products_delete ON public.products FOR DELETE TO app_client
  USING (((SELECT concord.uid()) IS NOT NULL) AND ('admin' = ANY ((SELECT concord.roles())::text[])));
GRANT DELETE ON TABLE public.products TO app_client;

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

ALTER TABLE public.user_roles ENABLE ROW LEVEL SECURITY;
REVOKE ALL ON TABLE public.user_roles FROM PUBLIC, app_client;
CREATE POLICY user_roles_read ON public.user_roles FOR SELECT TO app_client
  USING (((SELECT concord.uid()) IS NOT NULL) AND ((((SELECT concord.uid())) = (user_id)) OR ('admin' = ANY ((SELECT concord.roles())::text[]))));
GRANT SELECT (id, user_id, role, created_at) ON TABLE public.user_roles TO app_client;

-- Views

-- marketing.feedbackSummary, from schemas/marketing/feedbackSummary.view.yaml and schemas/marketing/feedbackSummary.postgres.sql
CREATE VIEW marketing.feedback_summary WITH (security_invoker = true) AS
SELECT campaign_id, count(*) AS reports, avg(rating)::numeric(3, 2) AS rating, max(submitted_at)::timestamptz(3) AS last_report
FROM marketing.feedback_reports
GROUP BY campaign_id
;
REVOKE ALL ON TABLE marketing.feedback_summary FROM PUBLIC, app_client;
COMMENT ON VIEW marketing.feedback_summary IS 'What people said about each campaign, summed up.';
COMMENT ON COLUMN marketing.feedback_summary.reports IS 'How many reports there are.';
COMMENT ON COLUMN marketing.feedback_summary.rating IS 'The mean of all ratings.';
COMMENT ON COLUMN marketing.feedback_summary.last_report IS 'When the last report came in.';
DO $$
BEGIN
  PERFORM concord.demand_columns('marketing.feedback_summary'::regclass, ARRAY['campaign_id', 'reports', 'rating', 'last_report']::text[], ARRAY['uuid', 'bigint', 'numeric(3,2)', 'timestamp(3) with time zone']::text[]);
END
$$;

-- marketing.activeCampaigns, from schemas/marketing/activeCampaigns.view.yaml and schemas/marketing/activeCampaigns.postgres.sql
CREATE VIEW marketing.active_campaigns WITH (security_invoker = true) AS
SELECT c.id, c.name, c.channel, c.starts_on, c.ends_on, c.budget, c.currency, coalesce(f.reports, 0) AS reports, f.rating
FROM marketing.campaigns AS c
LEFT JOIN marketing.feedback_summary AS f ON f.campaign_id = c.id
WHERE c.status = 'active'
;
REVOKE ALL ON TABLE marketing.active_campaigns FROM PUBLIC, app_client;
COMMENT ON VIEW marketing.active_campaigns IS 'The campaigns that run, and what people said about them.';
COMMENT ON COLUMN marketing.active_campaigns.name IS 'What the team calls the campaign.';
COMMENT ON COLUMN marketing.active_campaigns.starts_on IS 'The first day of the campaign.';
COMMENT ON COLUMN marketing.active_campaigns.ends_on IS 'The last day of the campaign.';
COMMENT ON COLUMN marketing.active_campaigns.budget IS 'What the campaign may cost in all.';
COMMENT ON COLUMN marketing.active_campaigns.currency IS 'The currency of the budget.';
COMMENT ON COLUMN marketing.active_campaigns.reports IS 'How many reports there are.';
COMMENT ON COLUMN marketing.active_campaigns.rating IS 'The mean of all ratings.';
DO $$
BEGIN
  PERFORM concord.demand_columns('marketing.active_campaigns'::regclass, ARRAY['id', 'name', 'channel', 'starts_on', 'ends_on', 'budget', 'currency', 'reports', 'rating']::text[], ARRAY['uuid', 'text', 'text', 'date', 'date', 'numeric(12,2)', 'text', 'bigint', 'numeric(3,2)']::text[]);
END
$$;

-- marketing.campaignCredit, from schemas/marketing/campaignCredit.view.yaml and schemas/marketing/campaignCredit.postgres.sql
CREATE VIEW marketing.campaign_credit WITH (security_invoker = true) AS
SELECT campaign_id, model, count(*) AS conversions, sum(amount)::numeric(18, 4) AS amount
FROM marketing.attribution
GROUP BY campaign_id, model
;
REVOKE ALL ON TABLE marketing.campaign_credit FROM PUBLIC, app_client;
COMMENT ON VIEW marketing.campaign_credit IS 'What each campaign brought in, by the rule that shares the credit.';
COMMENT ON COLUMN marketing.campaign_credit.model IS 'The rule by which credit is shared among contacts.';
COMMENT ON COLUMN marketing.campaign_credit.conversions IS 'How many contacts were given a share.';
COMMENT ON COLUMN marketing.campaign_credit.amount IS 'What these shares come to.';
DO $$
BEGIN
  PERFORM concord.demand_columns('marketing.campaign_credit'::regclass, ARRAY['campaign_id', 'model', 'conversions', 'amount']::text[], ARRAY['uuid', 'text', 'bigint', 'numeric(18,4)']::text[]);
END
$$;

COMMIT;
