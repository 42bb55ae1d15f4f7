import { oneFault, sources, type Fault, type Given, type Rule } from "../rule.ts";
import type { FieldResource } from "../../resource.ts";

const clusterTypes: readonly string[] = ["BIGNUMERIC", "BOOLEAN", "DATE", "DATETIME", "GEOGRAPHY", "INTEGER", "NUMERIC", "RANGE", "STRING", "TIMESTAMP"];

export const clusterRules: readonly Rule[] = [
  {
    id: "cluster-count", topic: "cluster", source: sources.clustered,
    faults: oneFault("clustering.fields", ({ table }) => {
      const count = table.clustering?.fields.length;
      return count === undefined || (count >= 1 && count <= 4) ? undefined : `a table is clustered by one to four columns, not ${count}`;
    }),
  },
  {
    id: "cluster-column", topic: "cluster", source: sources.clustered,
    faults: eachCluster((column, name) => (column === undefined ? `there is no column ${name} of the table itself` : undefined)),
  },
  {
    id: "cluster-mode", topic: "cluster", source: sources.clustered,
    faults: eachCluster((column) => (column?.mode === "REPEATED" ? `${column.name} is REPEATED, and cannot cluster a table` : undefined)),
  },
  {
    id: "cluster-type", topic: "cluster", source: sources.clustered,
    faults: eachCluster((column) =>
      column === undefined || clusterTypes.includes(column.type) ? undefined : `${column.name} is a ${column.type}, which cannot cluster a table`),
  },
  {
    id: "cluster-twice", topic: "cluster", source: sources.clustered,
    faults: eachCluster((_, name, index, all) => (all.indexOf(name) < index ? `${name} is there twice` : undefined)),
  },
];

function eachCluster(fault: (column: FieldResource | undefined, name: string, index: number, all: readonly string[]) => string | undefined) {
  return ({ table, columns }: Given): readonly Fault[] => {
    const names = table.clustering?.fields ?? [];
    return names.flatMap((name, index) => {
      const message = fault(columns.get(name), name, index, names);
      return message === undefined ? [] : [{ at: `clustering.fields[${index}]`, message }];
    });
  };
}
