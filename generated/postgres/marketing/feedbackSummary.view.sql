-- One view. Load first: the tables that it reads.

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
GRANT USAGE ON SCHEMA marketing TO app_client;

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
