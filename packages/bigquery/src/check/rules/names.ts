import { utf8Length } from "@concord/core";
import { eachField, filled, oneFault, sources, type Fault, type Given, type Rule } from "../rule.ts";

/** Prefixes that no column may have; compared ignoring case, as columns are. */
const reserved = [
  "_table_", "_file_", "_partition", "_row_timestamp", "__root__", "_colidentifier", "_change_sequence_number", "_change_type", "_change_timestamp",
];

export const nameRules: readonly Rule[] = [
  {
    id: "project-id", topic: "name", source: sources.api,
    faults: oneFault("tableReference.projectId", ({ table }) =>
      /^[a-z0-9.:-]+$/.test(filled(table.tableReference.projectId)) ? undefined : "a project's id is made of lower-case letters, digits and hyphens"),
  },
  {
    id: "dataset-characters", topic: "name", source: sources.datasets,
    faults: oneFault("tableReference.datasetId", ({ table }) =>
      /^[A-Za-z0-9_]+$/.test(filled(table.tableReference.datasetId)) ? undefined : "a dataset's name is made of letters, digits and underscores"),
  },
  {
    id: "dataset-length", topic: "name", source: sources.datasets,
    faults: oneFault("tableReference.datasetId", ({ table }) =>
      table.tableReference.datasetId.length <= 1024 ? undefined : "a dataset's name has at most 1,024 characters"),
  },
  {
    id: "table-characters", topic: "name", source: sources.tables,
    faults: oneFault("tableReference.tableId", ({ table }) =>
      /^[\p{L}\p{M}\p{N}\p{Pc}\p{Pd}\p{Zs}]+$/u.test(table.tableReference.tableId)
        ? undefined
        : "a table's name is made of letters, marks, digits, connectors, dashes and spaces"),
  },
  {
    id: "table-length", topic: "name", source: sources.tables,
    faults: oneFault("tableReference.tableId", ({ table }) =>
      utf8Length(table.tableReference.tableId) <= 1024 ? undefined : "a table's name has at most 1,024 bytes"),
  },
  {
    id: "column-characters", topic: "name", source: sources.schemas,
    faults: eachField("name", (field) =>
      /^[A-Za-z_][A-Za-z0-9_]*$/.test(field.name) ? undefined : "a column's name is letters, digits and underscores, and does not begin with a digit"),
  },
  {
    id: "column-length", topic: "name", source: sources.schemas,
    faults: eachField("name", (field) => (field.name.length <= 300 ? undefined : "a column's name has at most 300 characters")),
  },
  {
    id: "column-prefix", topic: "name", source: sources.schemas,
    faults: eachField("name", (field) => {
      const prefix = reserved.find((each) => field.name.toLowerCase().startsWith(each));
      return prefix === undefined ? undefined : `column names that begin with ${prefix.toUpperCase()} are BigQuery's own`;
    }),
  },
  { id: "column-twice", topic: "name", source: sources.schemas, faults: twice },
];

/** Columns beside each other that differ in case alone are one column. */
function twice({ fields }: Given): readonly Fault[] {
  const seen = new Map<string, string>();
  return fields.flatMap(({ field, at }) => {
    const key = `${at.slice(0, at.lastIndexOf("["))} ${field.name.toLowerCase()}`;
    const first = seen.get(key);
    seen.set(key, first ?? field.name);
    return first === undefined ? [] : [{ at: `${at}.name`, message: `${field.name} and ${first} are the same column, since case does not count` }];
  });
}
