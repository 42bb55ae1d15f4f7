-- One entity. Load first: marketing.campaign.

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
ALTER TABLE marketing.feedback_reports ADD CONSTRAINT feedback_reports_campaign_id_fkey
  FOREIGN KEY (campaign_id) REFERENCES marketing.campaigns (id) ON DELETE CASCADE ON UPDATE RESTRICT;
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
