-- people.person, from schemas/people/person.yaml
CREATE TABLE IF NOT EXISTS `data-layers`.`people`.`master` (
  `id`           STRING(128)       NOT NULL OPTIONS (description = 'From the identity provider.'),
  `email`        STRING(254)       OPTIONS (description = 'Personal data: contact.'),
  `display_name` STRING(255)       OPTIONS (description = 'Personal data: name.'),
  `job_title`    STRING(120),
  `linkedin_url` STRING(300)       OPTIONS (description = 'Personal data: network.'),
  `phone`        STRING(16)        OPTIONS (description = 'Personal data: contact.'),
  `locale`       STRING(35),
  `credit`       NUMERIC(10, 2)    OPTIONS (description = 'Personal data: financial.'),
  `address`      STRUCT<
    `street`  STRING(200),
    `city`    STRING(100),
    `zip`     STRING,
    `country` STRING(2)
  > OPTIONS (description = 'Personal data: location.'),
  `skills`       ARRAY<STRING(40)>,
  `company_id`   STRING(36),
  `opened_at`    TIMESTAMP,
  `closed_at`    TIMESTAMP,
  `fax`          STRING(16)        OPTIONS (description = 'Deprecated since 2.0.0: use email.'),
  `created_at`   TIMESTAMP         NOT NULL,
  `updated_at`   TIMESTAMP,
  PRIMARY KEY (`id`) NOT ENFORCED
)
PARTITION BY TIMESTAMP_TRUNC(`created_at`, MONTH)
CLUSTER BY `company_id`
OPTIONS (
  description = 'The golden record of one person.'
);
