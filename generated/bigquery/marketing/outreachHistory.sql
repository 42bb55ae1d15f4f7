-- marketing.outreachHistory, from schemas/marketing/outreachHistory.yaml
CREATE TABLE IF NOT EXISTS `data-layers`.`marketing`.`outreach_history` (
  `campaign_id` STRING(36)  NOT NULL,
  `person_id`   STRING(128) NOT NULL,
  `attempt`     INT64       NOT NULL,
  `channel`     STRING,
  `sent_at`     TIMESTAMP   NOT NULL OPTIONS (description = 'When the message was sent.'),
  `opened_at`   TIMESTAMP   OPTIONS (description = 'When it was first opened.'),
  `replied_at`  TIMESTAMP   OPTIONS (description = 'When the person answered.'),
  `outcome`     STRING      OPTIONS (description = 'What came of it.'),
  PRIMARY KEY (`campaign_id`, `person_id`, `attempt`) NOT ENFORCED
)
PARTITION BY TIMESTAMP_TRUNC(`sent_at`, DAY)
CLUSTER BY `campaign_id`, `channel`
OPTIONS (
  description = 'Every contact with a person in a campaign, written down when it is over.\nRows are only added: none is changed, and none deleted before its time is over.'
);
ALTER TABLE `data-layers`.`marketing`.`outreach_history` ADD CONSTRAINT IF NOT EXISTS `outreach_history_campaign_id_fkey`
  FOREIGN KEY (`campaign_id`) REFERENCES `data-layers`.`marketing`.`campaigns` (`id`) NOT ENFORCED;
