-- bit.leadScore, from schemas/bit/leadScore.yaml
CREATE TABLE IF NOT EXISTS `data-layers`.`bit`.`lead_scores` (
  `person_id`   STRING(128) NOT NULL,
  `model`       STRING(60)  NOT NULL,
  `release`     STRING(256) OPTIONS (description = 'The version of the model that computed the score.'),
  `computed_on` DATE        NOT NULL,
  `score`       INT64       OPTIONS (description = 'How promising the lead is from 0 to 100.'),
  `raw`         FLOAT64     OPTIONS (description = 'What the model gave before it was brought to 0 to 100.'),
  `factors`     JSON        OPTIONS (description = 'How much each factor added or took away.'),
  PRIMARY KEY (`person_id`, `model`, `computed_on`) NOT ENFORCED
)
PARTITION BY DATE_TRUNC(`computed_on`, MONTH)
CLUSTER BY `model`
OPTIONS (
  description = 'How promising a person is, by one model.'
);
