import { codePoints } from "@concord/core";
import { eachField, oneFault, sources, type Rule } from "../rule.ts";

export const limitRules: readonly Rule[] = [
  {
    id: "columns", topic: "limit", source: sources.quotas,
    faults: oneFault("schema.fields", ({ fields }) =>
      fields.length <= 10_000 ? undefined : `a table has at most 10,000 columns, nested ones included, not ${fields.length}`),
  },
  {
    id: "nesting", topic: "limit", source: sources.quotas,
    // The levels are those of RECORDs: a column that is a RECORD of single values is one level.
    faults: eachField("fields", (field, depth) => (field.type === "RECORD" && depth === 16 ? "RECORDs are nested at most 15 deep" : undefined)),
  },
  {
    id: "column-description", topic: "limit", source: sources.schemas,
    faults: eachField("description", (field) =>
      codePoints(field.description ?? "") <= 1024 ? undefined : `the description of ${field.name} has more than 1,024 characters`),
  },
  {
    id: "table-description", topic: "limit", source: sources.api,
    faults: oneFault("description", ({ table }) =>
      codePoints(table.description ?? "") <= 16_384 ? undefined : "a table's description has at most 16,384 characters"),
  },
];
