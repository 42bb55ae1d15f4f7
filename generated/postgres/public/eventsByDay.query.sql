-- public.eventsByDay, from schemas/public/eventsByDay.query.yaml and schemas/public/eventsByDay.postgres.sql
-- How often something happened on each day since one day.
-- It takes
--   $1 type: text
--   $2 since: date
-- and answers with
--   day: date
--   events: bigint
--   users: bigint
SELECT (created_at AT TIME ZONE 'UTC')::date AS day, count(*) AS events, count(DISTINCT user_id) AS users
FROM public.analytics_events
WHERE event_type = $1 AND created_at >= $2::date::timestamp AT TIME ZONE 'UTC'
GROUP BY day
ORDER BY day
;
