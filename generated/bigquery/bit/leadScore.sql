-- bit.leadScore, from schemas/bit/leadScore.yaml
CREATE TABLE IF NOT EXISTS `data-layers`.`bit`.`lead_scores` (
  `person_id`   STRING(128) NOT NULL,
  `model`       STRING(60)  NOT NULL,
  `release`     STRING(256),
  `computed_on` DATE        NOT NULL,
  `score`       INT64,
  `raw`         FLOAT64,
  `factors`     JSON,
  PRIMARY KEY (`person_id`, `model`, `computed_on`) NOT ENFORCED
)
PARTITION BY DATE_TRUNC(`computed_on`, MONTH)
CLUSTER BY `model`
OPTIONS (
  description = 'How promising a person is, by one model.'
);
