-- One entity. Load first: company.company.

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
GRANT USAGE ON SCHEMA people TO app_client;

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
ALTER TABLE people.master ADD CONSTRAINT master_company_id_fkey
  FOREIGN KEY (company_id) REFERENCES company.master (id) ON DELETE SET NULL ON UPDATE RESTRICT;
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
