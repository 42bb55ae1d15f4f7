-- public.auditLog, from schemas/public/auditLog.yaml
CREATE TABLE IF NOT EXISTS `data-layers`.`public`.`audit_log` (
  `id`            STRING(36)  NOT NULL,
  `user_id`       STRING(128),
  `action`        STRING(100) OPTIONS (description = 'What was done.'),
  `resource_type` STRING      OPTIONS (description = 'The record it was done to. What resourceId is the key of.'),
  `resource_id`   STRING(128) OPTIONS (description = 'The record it was done to. The key of what resourceType names.'),
  `timestamp`     TIMESTAMP   NOT NULL,
  `ip_address`    STRING(45)  OPTIONS (description = 'The address that the request came from. Personal data: network.'),
  PRIMARY KEY (`id`) NOT ENFORCED
)
PARTITION BY TIMESTAMP_TRUNC(`timestamp`, MONTH)
CLUSTER BY `resource_type`
OPTIONS (
  description = 'Who did what to which record, and from where.\nRows are only added: none is changed, and none deleted before its time is over.'
);
