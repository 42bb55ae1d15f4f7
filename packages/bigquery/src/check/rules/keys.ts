import type { FieldResource, ForeignKey } from "../../resource.ts";
import { oneFault, sources, type Fault, type Given, type Rule } from "../rule.ts";

/** Types that a key's column may have. */
export const keyTypes: readonly string[] = ["BIGNUMERIC", "BOOLEAN", "DATE", "DATETIME", "INTEGER", "NUMERIC", "STRING", "TIMESTAMP"];

export const keyRules: readonly Rule[] = [
  {
    id: "key-count", topic: "key", source: sources.keys,
    faults: oneFault("tableConstraints.primaryKey.columns", ({ table }) => {
      const count = table.tableConstraints?.primaryKey?.columns.length;
      return count === undefined || (count >= 1 && count <= 16) ? undefined : `a primary key has one to sixteen columns, not ${count}`;
    }),
  },
  {
    id: "key-twice", topic: "key", source: sources.api,
    faults: oneFault("tableConstraints.primaryKey.columns", ({ table }) => {
      const columns = table.tableConstraints?.primaryKey?.columns ?? [];
      return new Set(columns).size === columns.length ? undefined : "a primary key has each column once";
    }),
  },
  {
    id: "key-column", topic: "key", source: sources.keys,
    faults: ofPrimary((column, name) => (column === undefined ? `there is no column ${name} of the table itself` : undefined)),
  },
  {
    id: "key-mode", topic: "key", source: sources.keys,
    faults: ofPrimary((column) => (column?.mode === "REPEATED" ? `${column.name} is REPEATED, and no key` : undefined)),
  },
  { id: "key-type", topic: "key", source: sources.keys, faults: ofPrimary(badType) },
  {
    id: "foreign-count", topic: "key", source: sources.keys,
    faults: oneFault("tableConstraints.foreignKeys", ({ table }) =>
      (table.tableConstraints?.foreignKeys ?? []).length <= 64 ? undefined : "a table has at most 64 foreign keys"),
  },
  {
    id: "foreign-name", topic: "key", source: sources.api,
    faults: oneFault("tableConstraints.foreignKeys", ({ table }) => {
      const names = (table.tableConstraints?.foreignKeys ?? []).flatMap((key) => (key.name === undefined ? [] : [key.name]));
      return new Set(names).size === names.length ? undefined : "two foreign keys have the same name";
    }),
  },
  {
    id: "foreign-columns", topic: "key", source: sources.api,
    faults: ofForeign((key) => (key.columnReferences.length === 0 ? "a foreign key has columns" : undefined)),
  },
  {
    id: "foreign-column", topic: "key", source: sources.keys,
    faults: ofForeign((key, { columns }) => first(key, (name) => (columns.has(name) ? undefined : `there is no column ${name} of the table itself`))),
  },
  {
    id: "foreign-type", topic: "key", source: sources.keys,
    faults: ofForeign((key, { columns }) => first(key, (name) => badType(columns.get(name)))),
  },
  {
    id: "foreign-own-table", topic: "key", source: sources.keys,
    faults: ofForeign((key, { table }) => {
      const own = key.referencedTable.tableId === table.tableReference.tableId && inDataset(key, table);
      return own ? "a foreign key cannot refer to its own table" : undefined;
    }),
  },
  {
    id: "foreign-dataset", topic: "key", source: sources.keys,
    faults: ofForeign((key, { table }) => (inDataset(key, table) ? undefined : "a foreign key refers to a table of the same dataset")),
  },
];

function badType(column: FieldResource | undefined): string | undefined {
  return column === undefined || keyTypes.includes(column.type) ? undefined : `${column.name} is a ${column.type}, which no key can have`;
}

function inDataset(key: ForeignKey, table: Given["table"]): boolean {
  return key.referencedTable.datasetId === table.tableReference.datasetId && key.referencedTable.projectId === table.tableReference.projectId;
}

function first(key: ForeignKey, fault: (name: string) => string | undefined): string | undefined {
  return key.columnReferences.map((each) => fault(each.referencingColumn)).find((message) => message !== undefined);
}

function ofPrimary(fault: (column: FieldResource | undefined, name: string) => string | undefined) {
  return ({ table, columns }: Given): readonly Fault[] => (table.tableConstraints?.primaryKey?.columns ?? []).flatMap((name, index) => {
    const message = fault(columns.get(name), name);
    return message === undefined ? [] : [{ at: `tableConstraints.primaryKey.columns[${index}]`, message }];
  });
}

function ofForeign(fault: (key: ForeignKey, given: Given) => string | undefined) {
  return (given: Given): readonly Fault[] => (given.table.tableConstraints?.foreignKeys ?? []).flatMap((key, index) => {
    const message = fault(key, given);
    return message === undefined ? [] : [{ at: `tableConstraints.foreignKeys[${index}]`, message }];
  });
}
