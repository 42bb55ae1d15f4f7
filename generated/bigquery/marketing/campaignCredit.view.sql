-- marketing.campaignCredit, from schemas/marketing/campaignCredit.view.yaml and schemas/marketing/campaignCredit.bigquery.sql
-- It is to answer with these columns; nothing here has run it:
--   campaign_id STRING(36)
--   model STRING
--   conversions INT64
--   amount NUMERIC(18, 4)
CREATE VIEW IF NOT EXISTS `data-layers`.`marketing`.`campaign_credit`
OPTIONS (
  description = 'What each campaign brought in, by the rule that shares the credit.'
)
AS
SELECT campaign_id, model, COUNT(*) AS conversions, CAST(SUM(amount) AS NUMERIC) AS amount
FROM marketing.attribution
GROUP BY campaign_id, model
;
