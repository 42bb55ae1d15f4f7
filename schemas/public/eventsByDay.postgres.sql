SELECT (created_at AT TIME ZONE 'UTC')::date AS day, count(*) AS events, count(DISTINCT user_id) AS users
FROM public.analytics_events
WHERE event_type = $1 AND created_at >= $2::date::timestamp AT TIME ZONE 'UTC'
GROUP BY day
ORDER BY day
