-- people.person, from schemas/people/person.yaml
CREATE TABLE IF NOT EXISTS `data-layers`.`people`.`master` (
  `id`           STRING(128)       NOT NULL OPTIONS (description = 'From the identity provider.'),
  `email`        STRING(254)       OPTIONS (description = 'The address at which the person is reached. Personal data: contact.'),
  `display_name` STRING(255)       OPTIONS (description = 'What the person is called. Personal data: name.'),
  `job_title`    STRING(120)       OPTIONS (description = 'What the person does at the company.'),
  `linkedin_url` STRING(300)       OPTIONS (description = 'The profile on LinkedIn. Personal data: network.'),
  `phone`        STRING(16)        OPTIONS (description = 'The number at which the person is reached. Personal data: contact.'),
  `locale`       STRING(35)        OPTIONS (description = 'The language and region for messages.'),
  `credit`       NUMERIC(10, 2)    OPTIONS (description = 'What the person may still spend. Personal data: financial.'),
  `address`      STRUCT<
    `street`  STRING(200) OPTIONS (description = 'Street and number. Personal data: location.'),
    `city`    STRING(100) OPTIONS (description = 'The town as it is written on letters.'),
    `zip`     STRING      OPTIONS (description = 'The postal code. Personal data: location.'),
    `country` STRING(2)   OPTIONS (description = 'The country by its code of two letters.')
  > OPTIONS (description = 'Personal data: location.'),
  `skills`       ARRAY<STRING(40)> OPTIONS (description = 'What the person is good at.'),
  `company_id`   STRING(36),
  `opened_at`    TIMESTAMP         OPTIONS (description = 'When work with the person began.'),
  `closed_at`    TIMESTAMP         OPTIONS (description = 'When work with the person ended.'),
  `fax`          STRING(16)        OPTIONS (description = 'The number of the fax machine. Deprecated since 2.0.0: use email. Personal data: contact.'),
  `created_at`   TIMESTAMP         NOT NULL,
  `updated_at`   TIMESTAMP,
  PRIMARY KEY (`id`) NOT ENFORCED
)
PARTITION BY TIMESTAMP_TRUNC(`created_at`, MONTH)
CLUSTER BY `company_id`
OPTIONS (
  description = 'The golden record of one person.'
);
