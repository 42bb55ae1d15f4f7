-- One entity. It needs no other.

CREATE SCHEMA IF NOT EXISTS concord;
CREATE SCHEMA IF NOT EXISTS company;

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
GRANT USAGE ON SCHEMA company TO app_client;

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
ALTER TABLE company.master ENABLE ROW LEVEL SECURITY;
REVOKE ALL ON TABLE company.master FROM PUBLIC, app_client;
CREATE POLICY master_read ON company.master FOR SELECT TO app_client
  USING (((SELECT concord.uid()) IS NOT NULL));
GRANT SELECT (id, domain, name, industry, country, location_latitude, location_longitude, employees, revenue, founded, created_at, updated_at) ON TABLE company.master TO app_client;
ALTER TABLE company.history ENABLE ROW LEVEL SECURITY;
REVOKE ALL ON TABLE company.history FROM PUBLIC, app_client;
ALTER TABLE company.slot ENABLE ROW LEVEL SECURITY;
REVOKE ALL ON TABLE company.slot FROM PUBLIC, app_client;
