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
    RAISE check_violation USING CONSTRAINT = 'master_address_type', MESSAGE = 'address: type';
  END IF;
  IF (value - ARRAY['street', 'city', 'zip', 'country']::text[] = '{}') IS NOT TRUE THEN
    RAISE check_violation USING CONSTRAINT = 'master_address_closed', MESSAGE = 'address: closed';
  END IF;
  field1 := value -> 'street';
  IF (field1 IS NOT NULL AND field1 <> 'null') IS NOT TRUE THEN
    RAISE check_violation USING CONSTRAINT = 'master_address_street_required', MESSAGE = 'address.street: required';
  END IF;
  IF (jsonb_typeof(field1) = 'string') IS NOT TRUE THEN
    RAISE check_violation USING CONSTRAINT = 'master_address_street_type', MESSAGE = 'address.street: type';
  END IF;
  IF (char_length((field1 #>> '{}')) >= 1) IS NOT TRUE THEN
    RAISE check_violation USING CONSTRAINT = 'master_address_street_min_length', MESSAGE = 'address.street: minLength';
  END IF;
  IF (char_length((field1 #>> '{}')) <= 200) IS NOT TRUE THEN
    RAISE check_violation USING CONSTRAINT = 'master_address_street_max_length', MESSAGE = 'address.street: maxLength';
  END IF;
  field2 := value -> 'city';
  IF (field2 IS NOT NULL AND field2 <> 'null') IS NOT TRUE THEN
    RAISE check_violation USING CONSTRAINT = 'master_address_city_required', MESSAGE = 'address.city: required';
  END IF;
  IF (jsonb_typeof(field2) = 'string') IS NOT TRUE THEN
    RAISE check_violation USING CONSTRAINT = 'master_address_city_type', MESSAGE = 'address.city: type';
  END IF;
  IF (char_length((field2 #>> '{}')) >= 1) IS NOT TRUE THEN
    RAISE check_violation USING CONSTRAINT = 'master_address_city_min_length', MESSAGE = 'address.city: minLength';
  END IF;
  IF (char_length((field2 #>> '{}')) <= 100) IS NOT TRUE THEN
    RAISE check_violation USING CONSTRAINT = 'master_address_city_max_length', MESSAGE = 'address.city: maxLength';
  END IF;
  field3 := value -> 'zip';
  IF field3 IS NOT NULL THEN
    IF (jsonb_typeof(field3) = 'string') IS NOT TRUE THEN
      RAISE check_violation USING CONSTRAINT = 'master_address_zip_type', MESSAGE = 'address.zip: type';
    END IF;
    IF ((field3 #>> '{}') ~ '^(?:[0-9A-Z][0-9A-Z \-]{1,9})$') IS NOT TRUE THEN
      RAISE check_violation USING CONSTRAINT = 'master_address_zip_pattern', MESSAGE = 'address.zip: pattern';
    END IF;
  END IF;
  field4 := value -> 'country';
  IF (field4 IS NOT NULL AND field4 <> 'null') IS NOT TRUE THEN
    RAISE check_violation USING CONSTRAINT = 'master_address_country_required', MESSAGE = 'address.country: required';
  END IF;
  IF (jsonb_typeof(field4) = 'string') IS NOT TRUE THEN
    RAISE check_violation USING CONSTRAINT = 'master_address_country_type', MESSAGE = 'address.country: type';
  END IF;
  IF ((field4 #>> '{}') ~ '^(?:[A-Z]{2})$') IS NOT TRUE THEN
    RAISE check_violation USING CONSTRAINT = 'master_address_country_format', MESSAGE = 'address.country: format';
  END IF;
  IF (char_length((field4 #>> '{}')) <= 2) IS NOT TRUE THEN
    RAISE check_violation USING CONSTRAINT = 'master_address_country_max_length', MESSAGE = 'address.country: maxLength';
  END IF;
  RETURN true;
END
$$;
CREATE FUNCTION people.master_skills_valid(value text[]) RETURNS boolean LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE STRICT SET search_path = '' AS $$
DECLARE
  member1 text;
BEGIN
  IF (coalesce(array_ndims(value), 1) = 1 AND coalesce(array_lower(value, 1), 1) = 1) IS NOT TRUE THEN
    RAISE check_violation USING CONSTRAINT = 'master_skills_type', MESSAGE = 'skills: type';
  END IF;
  IF (array_position(value, NULL) IS NULL) IS NOT TRUE THEN
    RAISE check_violation USING CONSTRAINT = 'master_skills_members', MESSAGE = 'skills: members';
  END IF;
  IF (cardinality(value) <= 10) IS NOT TRUE THEN
    RAISE check_violation USING CONSTRAINT = 'master_skills_max_items', MESSAGE = 'skills: maxItems';
  END IF;
  IF (cardinality(value) = (SELECT count(DISTINCT member) FROM unnest(value) AS members(member))) IS NOT TRUE THEN
    RAISE check_violation USING CONSTRAINT = 'master_skills_unique_items', MESSAGE = 'skills: uniqueItems';
  END IF;
  FOREACH member1 IN ARRAY value LOOP
    IF (char_length(member1) >= 1) IS NOT TRUE THEN
      RAISE check_violation USING CONSTRAINT = 'master_skills_member_min_length', MESSAGE = 'skills[]: minLength';
    END IF;
    IF (char_length(member1) <= 40) IS NOT TRUE THEN
      RAISE check_violation USING CONSTRAINT = 'master_skills_member_max_length', MESSAGE = 'skills[]: maxLength';
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
