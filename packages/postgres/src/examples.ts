import type { Example } from "@concord/core";

/** The words of the store's blocks in use. */
export const examples: readonly Example[] = [
  { in: "entity", text: "postgres: { table: master, schema: sales }" },
  { in: "entity", text: "postgres:\n  columns:\n    search: { type: tsvector, generated: \"to_tsvector('simple', code)\", index: gin, description: What the search box asks. }" },
  { in: "field", text: "code: { type: string, maxLength: 20, postgres: { name: order_code } }" },
  { in: "field", text: "total: { type: decimal, precision: 12, scale: 2, postgres: { exact: true } }" },
  { in: "field", text: "status: { type: enum, values: [open, paid, shipped], postgres: { as: enum } }" },
  { in: "field", text: "code: { type: string, maxLength: 20, postgres: { column: { type: varchar(20) } } }" },
  { in: "field", text: "size: { type: object, fields: { width: { type: int32 } }, postgres: { as: columns } }" },
];

/** Words of the blocks that are not built yet. */
export const pendingWords: Readonly<Record<string, string>> = {
  "as: table": "a list of objects in a table of its own, with the parent's key and the position; a column of jsonb holds it until then",
};
