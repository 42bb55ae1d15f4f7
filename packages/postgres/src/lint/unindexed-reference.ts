import { addItem, type Code, type Entity, type LintRule, type Reference } from "@concord/core";

const code: Code = {
  code: "lint/unindexed-reference",
  severity: "warning",
  explain: `
A foreign key whose columns no index begins with. PostgreSQL makes none by itself (documentation, 5.5.5): deleting or changing one record of
the other table then reads this whole table, under a lock, and so does every join.

  indexes:
    - [customerId]

The index may go on with other fields. Where the other record is never deleted and nothing is looked up by it, say so:

  lint: { unindexed-reference: Countries are never deleted, and nobody lists by country. }`,
};

export const unindexedReference: LintRule = {
  code,
  look: ({ entity, node, source }) => (entity?.references ?? []).filter((reference) => reference.when === undefined && reference.enforce.includes("postgres")).map((reference) => ({
    at: reference.span,
    ...(entity === undefined || isIndexed(entity, reference) ? {} : {
      fault: {
        message: `no index begins with ${reference.by.join(", ")}`,
        help: `write an index for it: [${reference.by.join(", ")}]`,
        fix: addItem(node, source, "indexes", reference.by),
      },
    }),
  })),
};

/** Whether an index, the key or a unique begins with the columns, in any order among themselves; a partial one does not hold every record. */
function isIndexed(entity: Entity, { by }: Reference): boolean {
  const indexes = entity.indexes.filter((index) => index.stores.includes("postgres") && index.where === undefined && ["btree", undefined].includes(index.using))
    .map((index) => index.fields.map(({ path }) => path.join(".")));
  const uniques = entity.uniques.filter((unique) => unique.stores.includes("postgres") && unique.where === undefined)
    .map((unique) => unique.fields.map((path) => path.join(".")));
  return [entity.key, ...uniques, ...indexes].some((columns) => by.every((name) => columns.slice(0, by.length).includes(name)));
}
