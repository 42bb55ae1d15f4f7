SELECT c.id, c.name, c.channel, c.starts_on, c.ends_on, c.budget, c.currency, coalesce(f.reports, 0) AS reports, f.rating
FROM marketing.campaigns AS c
LEFT JOIN marketing.feedback_summary AS f ON f.campaign_id = c.id
WHERE c.status = 'active'
