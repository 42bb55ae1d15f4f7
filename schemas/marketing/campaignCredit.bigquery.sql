SELECT campaign_id, model, COUNT(*) AS conversions, CAST(SUM(amount) AS NUMERIC) AS amount
FROM marketing.attribution
GROUP BY campaign_id, model
