import { named, type Entity, type Project } from "@concord/core";
import type { Give } from "./given.ts";
import { columnName, derived, fieldNamed, policyOf, tableOf, type TableName } from "./names.ts";

/** The journal of an entity: where it is, and what its columns are called. */
export interface Journal extends TableName {
  /** The columns of the record's key, called as in the entity's own table. */
  readonly key: readonly string[];
  readonly columns: Readonly<Record<(typeof journalColumns)[number], string>>;
}

const journalColumns = ["historyId", "operation", "changedAt", "changedBy", "version", "before", "after"] as const;

/** The journal of an entity that keeps one. */
export function journalOf(entity: Entity, project: Project): Journal | undefined {
  if (entity.history === undefined) return undefined;
  const policy = policyOf(project);
  const { schema, table } = tableOf(entity, project);
  const columns = Object.fromEntries(journalColumns.map((word) => [word, named(policy, word)])) as unknown as Journal["columns"];
  return { schema, table: entity.history.table ?? derived(table, "history"), key: entity.key.map((name) => columnName(fieldNamed(entity, name), policy)), columns };
}

/** The function that fills the journal, and its trigger. */
export function journalFunction(table: string): string {
  return derived(table, "journal");
}

/** The trigger that refuses TRUNCATE. */
export function truncateTrigger(table: string): string {
  return derived(table, "truncate");
}

/** The index by which the entries of one record are found. */
export function journalIndex(journal: Journal): string {
  return derived(journal.table, "record", "idx");
}

/** The names that a journal gives. */
export function journalNames(entity: Entity, project: Project, give: Give): void {
  const journal = journalOf(entity, project);
  if (journal === undefined) return;
  const what = `the history of ${entity.id}`;
  const at = entity.spans["history"] ?? entity.span;
  const relation = `postgres table of ${journal.schema}`;
  const column = `postgres column of ${journal.schema}.${journal.table}`;
  give(relation, journal.table, what, at);
  give(relation, derived(journal.table, "pkey"), what, at);
  give(relation, journalIndex(journal), what, at);
  give(`postgres function of ${journal.schema}`, journalFunction(tableOf(entity, project).table), what, at);
  for (const name of Object.values(journal.columns)) give(column, name, what, at);
  for (const name of entity.key) give(column, columnName(fieldNamed(entity, name), policyOf(project)), `field ${entity.id}.${name}`, fieldNamed(entity, name).span);
}
