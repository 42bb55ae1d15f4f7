-- public.event, from schemas/public/event.yaml
CREATE TABLE IF NOT EXISTS `data-layers`.`public`.`events` (
  `event_id`   STRING(36)  NOT NULL,
  `event_type` STRING(100),
  `user_id`    STRING(128),
  `event_data` JSON,
  `created_at` TIMESTAMP   NOT NULL,
  PRIMARY KEY (`event_id`) NOT ENFORCED
)
PARTITION BY TIMESTAMP_TRUNC(`created_at`, DAY)
CLUSTER BY `event_type`, `user_id`
OPTIONS (
  description = 'Something that happened in the application, for analysis.',
  labels = [('team', 'analytics')]
);
