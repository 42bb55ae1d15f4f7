-- public.event, from schemas/public/event.yaml
CREATE TABLE IF NOT EXISTS `data-layers`.`public`.`events` (
  `event_id`   STRING(36)  NOT NULL,
  `event_type` STRING(100) OPTIONS (description = 'What happened.'),
  `user_id`    STRING(128),
  `event_data` JSON        OPTIONS (description = 'What belongs to an event of this type.'),
  `created_at` TIMESTAMP   NOT NULL,
  PRIMARY KEY (`event_id`) NOT ENFORCED
)
PARTITION BY TIMESTAMP_TRUNC(`created_at`, DAY)
CLUSTER BY `event_type`, `user_id`
OPTIONS (
  description = 'Something that happened in the application, for analysis.',
  labels = [('team', 'analytics')]
);
