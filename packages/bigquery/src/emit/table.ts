import type { Entity, Reference, Schema } from "@concord/core";
import { ofEntity, partitionOf } from "../block.ts";
import { columnName, fieldsHere, policyOf, tableOf } from "../names.ts";
import type { ForeignKey, TableConstraints, TableResource, TimePartitioning } from "../resource.ts";
import { columnsOf, type Column } from "./columns.ts";
import { foreignKeys, primaryKey, type Declared } from "./keys.ts";

/** A table as it is printed, and what was decided on the way. */
export interface Table {
  readonly resource: TableResource;
  readonly columns: readonly Column[];
  readonly key: Declared<readonly string[]>;
  readonly references: ReadonlyMap<Reference, Declared<ForeignKey>>;
}

/** The table of an entity. Words of the store's block that name no field here are left out; diagnostics name them. */
export function tableOfEntity(entity: Entity, schema: Schema): Table {
  const policy = policyOf(schema.project);
  const block = ofEntity(entity);
  const column = (name: string): string | undefined => {
    const field = fieldsHere(entity).find((each) => each.name === name);
    return field === undefined ? undefined : columnName(field, policy);
  };
  const partition = partitionOf(entity);
  const columns = columnsOf(entity, policy, partition?.by);
  const key = primaryKey(entity, schema);
  const references = foreignKeys(entity, schema);
  const partitioned = partition === undefined ? undefined : column(partition.by);
  const timePartitioning: TimePartitioning | undefined = partition === undefined || partitioned === undefined
    ? undefined
    : { type: everyType[partition.every], field: partitioned, ...(entity.keep?.from === partition.by ? { expirationMs: String(entity.keep.days * 86_400_000) } : {}) };
  const clustered = (block.cluster ?? []).map(column).filter((name) => name !== undefined);
  const tableConstraints = constraints(key, [...references.values()]);
  const labels = Object.entries(block.labels ?? {});
  return {
    columns, key, references,
    resource: {
      tableReference: tableOf(entity, schema.project),
      description: entity.appendOnly === undefined ? entity.description : `${entity.description}\n${onlyAdded}`,
      ...(labels.length === 0 ? {} : { labels: Object.fromEntries(labels) }),
      schema: { fields: columns.map((each) => each.resource) },
      ...(timePartitioning === undefined ? {} : { timePartitioning }),
      ...(clustered.length === 0 ? {} : { clustering: { fields: clustered } }),
      ...(tableConstraints === undefined ? {} : { tableConstraints }),
    },
  };
}

/** What readers and loaders are told of a table whose records never change. */
const onlyAdded = "Rows are only added: none is changed, and none deleted before its time is over.";

const everyType = { hour: "HOUR", day: "DAY", month: "MONTH", year: "YEAR" } as const;

function constraints(key: Declared<readonly string[]>, references: readonly Declared<ForeignKey>[]): TableConstraints | undefined {
  const foreignKeys = references.flatMap((each) => ("declared" in each ? [each.declared] : []));
  if ("why" in key && foreignKeys.length === 0) return undefined;
  return {
    ...("declared" in key ? { primaryKey: { columns: key.declared } } : {}),
    ...(foreignKeys.length === 0 ? {} : { foreignKeys }),
  };
}
