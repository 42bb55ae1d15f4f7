-- people.intelligence, from schemas/people/intelligence.yaml
CREATE TABLE IF NOT EXISTS `data-layers`.`people`.`intelligence` (
  `person_id`   STRING(128) NOT NULL,
  `profile_url` STRING(300) OPTIONS (description = 'The public profile that this was read from. Personal data: network.'),
  `headline`    STRING(300) OPTIONS (description = 'How the person introduces themselves there.'),
  `seniority`   STRING      OPTIONS (description = 'The level of the present job.'),
  `positions`   ARRAY<STRUCT<
    `title`      STRING(200),
    `company`    STRING(255),
    `started_on` DATE,
    `ended_on`   DATE
  >> OPTIONS (description = 'Jobs as listed in the profile.'),
  `confidence`  FLOAT64     OPTIONS (description = 'How sure the source is from 0 to 1.'),
  `enriched_at` TIMESTAMP   OPTIONS (description = 'When the profile was last read.'),
  PRIMARY KEY (`person_id`) NOT ENFORCED
)
OPTIONS (
  description = 'What enrichment found out about a person on LinkedIn.'
);
ALTER TABLE `data-layers`.`people`.`intelligence` ADD CONSTRAINT IF NOT EXISTS `intelligence_person_id_fkey`
  FOREIGN KEY (`person_id`) REFERENCES `data-layers`.`people`.`master` (`id`) NOT ENFORCED;
