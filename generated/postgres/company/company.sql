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
ALTER TABLE company.master ENABLE ROW LEVEL SECURITY;
REVOKE ALL ON TABLE company.master FROM PUBLIC, app_client;
CREATE POLICY master_read ON company.master FOR SELECT TO app_client
  USING (((SELECT concord.uid()) IS NOT NULL));
GRANT SELECT (id, domain, name, industry, country, location_latitude, location_longitude, employees, revenue, founded, created_at, updated_at) ON TABLE company.master TO app_client;
