-- ple.leadEnrichment, from schemas/ple/leadEnrichment.yaml
CREATE TABLE IF NOT EXISTS `data-layers`.`ple`.`lead_enrichments` (
  `id`           STRING(36)    NOT NULL,
  `person_id`    STRING(128),
  `provider`     STRING(253),
  `state`        STRING,
  `cost`         NUMERIC(8, 4),
  `credits`      INT64,
  `answer`       JSON,
  `requested_at` TIMESTAMP,
  `answered_at`  TIMESTAMP,
  `parent`       STRING(36)    OPTIONS (description = 'The request that this one repeats.'),
  PRIMARY KEY (`id`) NOT ENFORCED
)
OPTIONS (
  description = 'One request to a provider for facts about a person.'
);
