-- company.company, from schemas/company/company.yaml
CREATE TABLE IF NOT EXISTS `data-layers`.`company`.`master` (
  `id`         STRING(36)     NOT NULL,
  `domain`     STRING(253),
  `name`       STRING(255),
  `industry`   STRING(120),
  `country`    STRING(2),
  `location`   GEOGRAPHY      OPTIONS (description = 'Personal data: location.'),
  `employees`  INT64,
  `revenue`    NUMERIC(20, 2),
  `founded`    DATE,
  `created_at` TIMESTAMP,
  `updated_at` TIMESTAMP,
  PRIMARY KEY (`id`) NOT ENFORCED
)
CLUSTER BY `country`, `industry`
OPTIONS (
  description = 'The golden record of one company.'
);
