SELECT campaign_id, model, count(*) AS conversions, sum(amount)::numeric(18, 4) AS amount
FROM marketing.attribution
GROUP BY campaign_id, model
