-- One entity. Load first: public.blueprint.

CREATE SCHEMA IF NOT EXISTS concord;
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
GRANT USAGE ON SCHEMA public TO app_client;

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
ALTER TABLE public.imo_processes ADD CONSTRAINT imo_processes_blueprint_id_fkey
  FOREIGN KEY (blueprint_id) REFERENCES public.blueprints (id) ON DELETE CASCADE ON UPDATE RESTRICT;
ALTER TABLE public.imo_processes ENABLE ROW LEVEL SECURITY;
REVOKE ALL ON TABLE public.imo_processes FROM PUBLIC, app_client;
