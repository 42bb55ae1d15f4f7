import { nodeAt, type Code, type GivenName, type LintRule, type Looked } from "@concord/core";
import { namesOf } from "../given.ts";
import { isCut } from "../names.ts";

const code: Code = {
  code: "lint/hashed-name",
  severity: "warning",
  explain: `
A name that is made of a table's and a field's name is longer than the 63 bytes that PostgreSQL keeps, so it is cut and ends in a hash that
tells it from others. An error of the database then names a constraint that nobody recognises:

  violates check constraint "outreach_history_the_number_of_times_that_a_person_was_r_1f00ba12"

Give the field, the entity or the table (postgres: { table: … }) a shorter name; an index or a unique takes a name of its own:

  indexes:
    - { fields: [companyId, jobTitle, -createdAt], name: open_titles }`,
};

/** Names that are cut: each thing that has names is judged once, by the first that is. */
export const hashedName: LintRule = {
  code,
  look: ({ entity, node }, { schema }) => {
    if (entity === undefined || !entity.stores.includes("postgres")) return [];
    const fields = nodeAt(node, ["fields"]);
    const ofField = ({ at }: GivenName): string | undefined => (fields?.is === "map" && at.file === entity.file
      ? fields.entries.find(({ keySpan, value }) => keySpan.start <= at.start && at.end <= Math.max(keySpan.end, value.span.end))?.key : undefined);
    const things = Map.groupBy(namesOf(entity, schema.project), (given) => ofField(given) ?? `${given.at.file} ${given.at.start}`);
    return [...things.values()].flatMap((names): readonly Looked[] => {
      const cut = names.find(({ name }) => isCut(name));
      if (cut === undefined) return names.slice(0, 1).map(({ at }) => ({ at }));
      return [{ at: cut.at, fault: { message: `${cut.what} is called ${cut.name} in PostgreSQL, cut to 63 bytes`, help: "give it a shorter name" } }];
    });
  },
};
