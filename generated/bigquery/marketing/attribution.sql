-- marketing.attribution, from schemas/marketing/attribution.yaml
CREATE TABLE IF NOT EXISTS `data-layers`.`marketing`.`attribution` (
  `id`           STRING(36)     NOT NULL,
  `campaign_id`  STRING(36),
  `person_id`    STRING(128),
  `attempt`      INT64,
  `model`        STRING         OPTIONS (description = 'The rule by which credit is shared among contacts.'),
  `weight`       NUMERIC(5, 4)  OPTIONS (description = 'The share of the credit that this contact gets.'),
  `amount`       NUMERIC(18, 4) OPTIONS (description = 'The part of the sale that the share comes to.'),
  `converted_at` TIMESTAMP      NOT NULL OPTIONS (description = 'When the person became a customer.'),
  PRIMARY KEY (`id`) NOT ENFORCED
)
PARTITION BY TIMESTAMP_TRUNC(`converted_at`, MONTH)
OPTIONS (
  description = 'Which contact gets how much of the credit for a conversion.'
);
ALTER TABLE `data-layers`.`marketing`.`attribution` ADD CONSTRAINT IF NOT EXISTS `attribution_campaign_id_person_id_attempt_fkey`
  FOREIGN KEY (`campaign_id`, `person_id`, `attempt`) REFERENCES `data-layers`.`marketing`.`outreach_history` (`campaign_id`, `person_id`, `attempt`) NOT ENFORCED;
