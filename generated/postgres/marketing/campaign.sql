-- One entity. It needs no other.

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
