import { named, type Entity, type Field, type Project, type Type } from "@concord/core";
import { ofField } from "./block.ts";
import type { Give } from "./given.ts";
import { columnName, columnNames, derived, fieldNamed, fieldsHere, memberColumn, policyOf, recordFunction, tableOf, type TableName } from "./names.ts";
import { tableFieldsOf, type TableField } from "./spread.ts";

/**
 * The table in which the members of a list or map stand as rows of their own (`as: table`), beside the column that holds the whole. Whichever of the two is written, the
 * database makes the other: the column is what a record is judged, journalled and locked by, the rows are what queries join, group and index.
 */
export interface Rows extends TableName {
  readonly field: Field;
  /** The columns of the record's key, called after the entity: `order_id`. */
  readonly key: readonly string[];
  /** Where the member stands: `position` in a list, from 0 on; `key` in a map. */
  readonly place: "position" | "key";
  /** What the rows hold of a member; an object in it may be spread over columns. */
  readonly members: readonly TableField[];
}

/** The members of what stands as rows: those of the objects in a list or map; nothing of another type. */
export function membersAsRows(type: Type): readonly Field[] | undefined {
  return (type.kind === "list" || type.kind === "map") && type.of.kind === "object" ? type.of.fields : undefined;
}

/** The lists and maps of an entity that stand as rows, in the order of its fields. */
export function rowsOf(entity: Entity, project: Project): readonly Rows[] {
  return fieldsHere(entity).flatMap((field) => {
    const members = ofField(field).as === "table" ? membersAsRows(field.type) : undefined;
    if (members === undefined) return [];
    const policy = policyOf(project);
    const { schema, table } = tableOf(entity, project);
    const key = entity.key.map((name) => afterEntity(entity, columnName(fieldNamed(entity, name), policy), project));
    return [{ schema, table: derived(table, field.name), field, key, place: field.type.kind === "map" ? "key" as const : "position" as const, members: members.flatMap(tableFieldsOf) }];
  });
}

/** `id` of an order is `order_id` elsewhere; what is called so already stays. */
function afterEntity(entity: Entity, column: string, project: Project): string {
  const policy = policyOf(project);
  const own = named(policy, entity.name);
  const rest = policy === "snake_case" ? column.startsWith(`${own}_`) : column.startsWith(own) && /^[A-Z]/u.test(column.slice(own.length));
  return rest ? column : memberColumn(own, column, policy);
}

/** What the statements around such a table are called: what makes rows of the column, what makes the column of rows, and a row as the member that it is. */
export function rowsNames({ table }: Rows): { readonly key: string; readonly reference: string; readonly spread: string; readonly gather: string; readonly record: string } {
  return { key: derived(table, "pkey"), reference: derived(table, "fkey"), spread: derived(table, "spread"), gather: derived(table, "gather"), record: recordFunction(table) };
}

/** The triggers that keep the column and the rows equal, by what they follow. */
export function rowsTriggers(rows: Rows): Readonly<Record<"created" | "changed" | "insert" | "update" | "delete" | "truncate", string>> {
  const { spread, gather } = rowsNames(rows);
  return {
    created: derived(spread, "insert"), changed: derived(spread, "update"),
    insert: derived(gather, "insert"), update: derived(gather, "update"), delete: derived(gather, "delete"), truncate: derived(gather, "truncate"),
  };
}

/** The names that such tables give. */
export function rowsGiven(entity: Entity, project: Project, give: Give): void {
  for (const rows of rowsOf(entity, project)) {
    const { schema, table, field, key, place, members } = rows;
    const { key: primary, reference, spread, gather, record } = rowsNames(rows);
    const what = `the rows of ${entity.id}.${field.name}`;
    const at = field.spans["postgres"] ?? field.span;
    const column = `postgres column of ${schema}.${table}`;
    for (const name of [table, primary]) give(`postgres table of ${schema}`, name, what, at);
    for (const name of [spread, gather, record]) give(`postgres function of ${schema}`, name, what, at);
    give(`postgres constraint of ${schema}.${table}`, reference, what, at);
    for (const name of [...key, place]) give(column, name, what, at);
    for (const member of members) for (const name of columnNames(member, policyOf(project))) give(column, name, `member ${constraintPath(field, member)} of ${entity.id}`, member.span);
  }
}

function constraintPath(field: Field, member: Field): string {
  return `${field.name}${field.type.kind === "map" ? "{}" : "[]"}.${member.name}`;
}
