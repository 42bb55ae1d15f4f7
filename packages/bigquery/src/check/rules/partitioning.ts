import type { RangePartitioning } from "../../resource.ts";
import { oneFault, sources, type Given, type Rule } from "../rule.ts";

export const partitionRules: readonly Rule[] = [
  {
    id: "partition-once", topic: "partition", source: sources.partitioned,
    faults: oneFault("rangePartitioning", ({ table }) =>
      table.timePartitioning !== undefined && table.rangePartitioning !== undefined ? "a table is partitioned by time or by range, not by both" : undefined),
  },
  {
    id: "partition-column", topic: "partition", source: sources.api,
    faults: oneFault("timePartitioning.field", (given) => missing(given, given.table.timePartitioning?.field)),
  },
  {
    id: "partition-type", topic: "partition", source: sources.partitioned,
    faults: oneFault("timePartitioning.field", (given) => {
      const column = columnOf(given, given.table.timePartitioning?.field);
      return column === undefined || ["TIMESTAMP", "DATE", "DATETIME"].includes(column.type)
        ? undefined
        : `${column.name} is a ${column.type}, and a table is partitioned by a TIMESTAMP, DATE or DATETIME`;
    }),
  },
  {
    id: "partition-mode", topic: "partition", source: sources.api,
    faults: oneFault("timePartitioning.field", (given) => {
      const column = columnOf(given, given.table.timePartitioning?.field ?? given.table.rangePartitioning?.field);
      return column?.mode === "REPEATED" ? `${column.name} is REPEATED, and a row is in one partition` : undefined;
    }),
  },
  {
    id: "partition-hour", topic: "partition", source: sources.partitioned,
    faults: oneFault("timePartitioning.type", (given) => {
      const column = columnOf(given, given.table.timePartitioning?.field);
      return given.table.timePartitioning?.type === "HOUR" && column?.type === "DATE" ? `${column.name} is a DATE, which has no hours` : undefined;
    }),
  },
  {
    id: "range-column", topic: "partition", source: sources.api,
    faults: oneFault("rangePartitioning.field", (given) => {
      const name = given.table.rangePartitioning?.field;
      const column = columnOf(given, name);
      return missing(given, name) ?? (column === undefined || column.type === "INTEGER" ? undefined : `${name} is a ${column.type}, and ranges are of INTEGER`);
    }),
  },
  {
    id: "range-order", topic: "partition", source: sources.partitioned,
    faults: oneFault("rangePartitioning.range", ({ table }) => {
      const range = numbers(table.rangePartitioning);
      return range === undefined || (range.start < range.end && range.interval > 0n) ? undefined : "a range starts before it ends, in steps above 0";
    }),
  },
  {
    id: "range-count", topic: "partition", source: sources.quotas,
    faults: oneFault("rangePartitioning.range", ({ table }) => {
      const range = numbers(table.rangePartitioning);
      return range !== undefined && range.interval > 0n && (range.end - range.start + range.interval - 1n) / range.interval > 10_000n
        ? "a table has at most 10,000 partitions"
        : undefined;
    }),
  },
  {
    id: "partition-filter", topic: "partition", source: sources.partitioned,
    faults: oneFault("requirePartitionFilter", ({ table }) =>
      table.requirePartitionFilter === true && table.timePartitioning === undefined && table.rangePartitioning === undefined
        ? "a filter on partitions needs partitions"
        : undefined),
  },
];

const columnOf = ({ columns }: Given, name: string | undefined): ReturnType<Given["columns"]["get"]> => (name === undefined ? undefined : columns.get(name));

function missing(given: Given, name: string | undefined): string | undefined {
  return name === undefined || given.columns.has(name) ? undefined : `there is no column ${name} of the table itself`;
}

function numbers(partitioning: RangePartitioning | undefined): { readonly start: bigint; readonly end: bigint; readonly interval: bigint } | undefined {
  if (partitioning === undefined) return undefined;
  const { start, end, interval } = partitioning.range;
  return { start: BigInt(start), end: BigInt(end), interval: BigInt(interval) };
}
