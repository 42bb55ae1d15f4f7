-- marketing.attribution, from schemas/marketing/attribution.yaml
CREATE TABLE IF NOT EXISTS `data-layers`.`marketing`.`attribution` (
  `id`           STRING(36)     NOT NULL,
  `campaign_id`  STRING(36),
  `person_id`    STRING(128),
  `attempt`      INT64,
  `model`        STRING,
  `weight`       NUMERIC(5, 4),
  `amount`       NUMERIC(18, 4),
  `converted_at` TIMESTAMP      NOT NULL,
  PRIMARY KEY (`id`) NOT ENFORCED
)
PARTITION BY TIMESTAMP_TRUNC(`converted_at`, MONTH)
OPTIONS (
  description = 'Which contact gets how much of the credit for a conversion.'
);
ALTER TABLE `data-layers`.`marketing`.`attribution` ADD CONSTRAINT IF NOT EXISTS `attribution_campaign_id_person_id_attempt_fkey`
  FOREIGN KEY (`campaign_id`, `person_id`, `attempt`) REFERENCES `data-layers`.`marketing`.`outreach_history` (`campaign_id`, `person_id`, `attempt`) NOT ENFORCED;
