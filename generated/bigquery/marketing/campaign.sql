-- marketing.campaign, from schemas/marketing/campaign.yaml
CREATE TABLE IF NOT EXISTS `data-layers`.`marketing`.`campaigns` (
  `id`         STRING(36)     NOT NULL,
  `slug`       STRING(80),
  `name`       STRING(255),
  `channel`    STRING,
  `status`     STRING,
  `budget`     NUMERIC(12, 2),
  `currency`   STRING(3),
  `color`      STRING(7),
  `starts_on`  DATE,
  `ends_on`    DATE,
  `send_time`  TIME           OPTIONS (description = 'The local time of day at which messages go out.'),
  `launch_at`  DATETIME       OPTIONS (description = 'The launch, on the clock of the place where it happens.'),
  `created_at` TIMESTAMP,
  PRIMARY KEY (`id`) NOT ENFORCED
)
OPTIONS (
  description = 'A campaign and when it runs.'
);
