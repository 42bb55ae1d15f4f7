SELECT DATE(created_at) AS day, COUNT(*) AS events, COUNT(DISTINCT user_id) AS users
FROM public.events
WHERE event_type = @type AND created_at >= TIMESTAMP(@since)
GROUP BY day
ORDER BY day
