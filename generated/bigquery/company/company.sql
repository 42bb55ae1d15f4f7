-- company.company, from schemas/company/company.yaml
CREATE TABLE IF NOT EXISTS `data-layers`.`company`.`master` (
  `id`         STRING(36)     NOT NULL,
  `domain`     STRING(253)    OPTIONS (description = 'The web domain by which the company is known.'),
  `name`       STRING(255)    OPTIONS (description = 'What the company calls itself.'),
  `industry`   STRING(120)    OPTIONS (description = 'The branch in the words of the source.'),
  `country`    STRING(2)      OPTIONS (description = 'Where the company has its seat.'),
  `location`   GEOGRAPHY      OPTIONS (description = 'The place of the seat on the map. Personal data: location.'),
  `employees`  INT64          OPTIONS (description = 'How many people work there.'),
  `revenue`    NUMERIC(20, 2) OPTIONS (description = 'Sales of the last full year in US dollars.'),
  `founded`    DATE           OPTIONS (description = 'The day on which the company was founded.'),
  `created_at` TIMESTAMP,
  `updated_at` TIMESTAMP,
  PRIMARY KEY (`id`) NOT ENFORCED
)
CLUSTER BY `country`, `industry`
OPTIONS (
  description = 'The golden record of one company.'
);
