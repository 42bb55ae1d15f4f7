import { named, type Entity, type Field, type Project } from "@concord/core";
import type { Give } from "./given.ts";
import { columnName, columnNames, derived, fieldNamed, fieldsHere, memberColumn, policyOf, tableOf, type TableName } from "./names.ts";

/** Where an entity's records wait: the table, and what the columns are called that are not the record's. */
export interface Slot extends TableName {
  readonly columns: Readonly<Record<(typeof slotColumns)[number], string>>;
  /** The key of the record that a waiting one became, column by column. */
  readonly master: readonly string[];
}

const slotColumns = ["stagingId", "state", "source", "receivedAt", "error"] as const;

/** The staging table of an entity that has one. */
export function slotOf(entity: Entity, project: Project): Slot | undefined {
  if (entity.staging === undefined) return undefined;
  const policy = policyOf(project);
  const { schema, table } = tableOf(entity, project);
  const columns = Object.fromEntries(slotColumns.map((word) => [word, named(policy, word)])) as unknown as Slot["columns"];
  return { schema, table: entity.staging.table ?? derived(table, "staging"), columns, master: entity.key.map((name) => memberColumn("master", columnName(fieldNamed(entity, name), policy), policy)) };
}

/** The fields that a waiting record may have: all but those that the table computes. */
export function stagedFields(entity: Entity): readonly Field[] {
  return fieldsHere(entity).filter((field) => field.computed === undefined);
}

/** The function that promotes what waits. */
export function promoteFunction(slot: Slot): string {
  return derived("promote", slot.table);
}

/** The index of what still waits, and the one by the record that it became. */
export function slotIndexes(slot: Slot): { readonly waiting: string; readonly master: string } {
  return { waiting: derived(slot.table, "waiting", "idx"), master: derived(slot.table, "master", "idx") };
}

/** The names that a staging table gives. */
export function slotNames(entity: Entity, project: Project, give: Give): void {
  const slot = slotOf(entity, project);
  if (slot === undefined) return;
  const what = `the staging of ${entity.id}`;
  const at = entity.spans["staging"] ?? entity.span;
  const relation = `postgres table of ${slot.schema}`;
  const column = `postgres column of ${slot.schema}.${slot.table}`;
  const { waiting, master } = slotIndexes(slot);
  for (const name of [slot.table, derived(slot.table, "pkey"), waiting, master]) give(relation, name, what, at);
  give(`postgres function of ${slot.schema}`, promoteFunction(slot), what, at);
  for (const name of [...Object.values(slot.columns), ...slot.master]) give(column, name, what, at);
  for (const field of stagedFields(entity)) for (const name of columnNames(field, policyOf(project))) give(column, name, `field ${entity.id}.${field.name}`, field.span);
}
