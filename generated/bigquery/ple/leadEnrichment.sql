-- ple.leadEnrichment, from schemas/ple/leadEnrichment.yaml
CREATE TABLE IF NOT EXISTS `data-layers`.`ple`.`lead_enrichments` (
  `id`           STRING(36)    NOT NULL,
  `person_id`    STRING(128),
  `provider`     STRING(253)   OPTIONS (description = 'The host of the service that was asked.'),
  `state`        STRING        OPTIONS (description = 'How far the request has come.'),
  `cost`         NUMERIC(8, 4) OPTIONS (description = 'What the answer cost in US dollars.'),
  `credits`      INT64         OPTIONS (description = 'What the answer cost in credits of the provider.'),
  `answer`       JSON          OPTIONS (description = 'What the provider said.'),
  `requested_at` TIMESTAMP     OPTIONS (description = 'When the provider was asked.'),
  `answered_at`  TIMESTAMP     OPTIONS (description = 'When the answer came.'),
  `parent`       STRING(36)    OPTIONS (description = 'The request that this one repeats.'),
  PRIMARY KEY (`id`) NOT ENFORCED
)
OPTIONS (
  description = 'One request to a provider for facts about a person.'
);
