SELECT campaign_id, count(*) AS reports, avg(rating)::numeric(3, 2) AS rating, max(submitted_at)::timestamptz(3) AS last_report
FROM marketing.feedback_reports
GROUP BY campaign_id
