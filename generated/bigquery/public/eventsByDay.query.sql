-- public.eventsByDay, from schemas/public/eventsByDay.query.yaml and schemas/public/eventsByDay.bigquery.sql
-- How often something happened on each day since one day.
-- It takes
--   @type STRING(100)
--   @since DATE
-- It is to answer with these columns; nothing here has run it:
--   day DATE
--   events INT64
--   users INT64
SELECT DATE(created_at) AS day, COUNT(*) AS events, COUNT(DISTINCT user_id) AS users
FROM public.events
WHERE event_type = @type AND created_at >= TIMESTAMP(@since)
GROUP BY day
ORDER BY day
;
