-- marketing.campaign, from schemas/marketing/campaign.yaml
CREATE TABLE IF NOT EXISTS `data-layers`.`marketing`.`campaigns` (
  `id`         STRING(36)     NOT NULL,
  `slug`       STRING(80)     OPTIONS (description = 'The name of the campaign in links.'),
  `name`       STRING(255)    OPTIONS (description = 'What the team calls the campaign.'),
  `channel`    STRING,
  `status`     STRING         OPTIONS (description = 'How far the campaign has come.'),
  `budget`     NUMERIC(12, 2) OPTIONS (description = 'What the campaign may cost in all.'),
  `currency`   STRING(3)      OPTIONS (description = 'The currency of the budget.'),
  `color`      STRING(7)      OPTIONS (description = 'The colour of the campaign in charts.'),
  `starts_on`  DATE           OPTIONS (description = 'The first day of the campaign.'),
  `ends_on`    DATE           OPTIONS (description = 'The last day of the campaign.'),
  `send_time`  TIME           OPTIONS (description = 'The local time of day at which messages go out.'),
  `launch_at`  DATETIME       OPTIONS (description = 'The launch, on the clock of the place where it happens.'),
  `created_at` TIMESTAMP,
  PRIMARY KEY (`id`) NOT ENFORCED
)
OPTIONS (
  description = 'A campaign and when it runs.'
);
