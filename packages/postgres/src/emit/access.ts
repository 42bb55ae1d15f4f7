import {
  accessTo, mark, operations, type AccessRule, type Entity, type Operation, type Piece, type Project, type Schema,
} from "@concord/core";
import { columnNames, derived, policyOf, tableOf, tableText } from "../names.ts";
import { identifier } from "../quote.ts";
import { tableFields, type TableField } from "../spread.ts";
import { accessCondition } from "./access-condition.ts";
import { columnOf } from "./column.ts";
import { defaultText } from "./default.ts";

const commands = { read: "SELECT", create: "INSERT", update: "UPDATE", delete: "DELETE" } as const;

/** The marks that claims ask for beside the constraints' own ids. */
export const grantMark = (operation: Operation): string => `grant ${operation}`;
export const revokeMark = "revoke";

/**
 * Row level security and column grants for the client role; nothing where the project names none. What the role may have got by default
 * privileges is taken away
 * first. Servers use other roles: the tables' owner, or one with BYPASSRLS.
 */
export function accessStatements(entity: Entity, schema: Schema): Piece {
  const { clientRole } = schema.project;
  if (clientRole === undefined) return "";
  const table = tableText(entity, schema.project);
  return [
    `ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;\n`,
    mark(revokeMark, `REVOKE ALL ON TABLE ${table} FROM PUBLIC, ${identifier(clientRole)};`, "row level security"), "\n",
    operations.map((operation) => policy(entity, operation, schema, identifier(clientRole), table)),
  ];
}

/** A table beside an entity's own that no client has any part in; nothing where the project names no client role. */
export function closedTable(table: string, { clientRole }: Project): Piece {
  if (clientRole === undefined) return "";
  return `ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;\nREVOKE ALL ON TABLE ${table} FROM PUBLIC, ${identifier(clientRole)};\n`;
}

/** A policy of the client role for one operation. */
export interface Policy {
  readonly name: string;
  readonly command: (typeof commands)[Operation];
  /** Which rows there are for it, as SQL over the row; nothing of INSERT. */
  readonly using?: string;
  /** Which rows it may leave; nothing of SELECT and DELETE. */
  readonly check?: string;
  /** The function that the conditions call. */
  readonly function?: Piece;
  readonly pinned: readonly TableField[];
}

/** What lets the client role do something to some rows; nothing where nobody may. */
export function policyFor(entity: Entity, operation: Operation, schema: Schema, role: string): Policy | undefined {
  const rule = accessTo(entity, operation);
  if (rule.who === "nobody") return undefined;
  const condition = accessCondition(entity, operation, rule, schema, role);
  const pinned = operation === "create" ? pinnedFields(entity, rule) : [];
  const using = condition.text;
  const check = [using, ...pinned.map((field) => pin(entity, field, schema))].join(" AND ");
  const clauses = { read: { using }, create: { check }, update: { using, check: using }, delete: { using } };
  const name = derived(tableOf(entity, schema.project).table, operation);
  return { name, command: commands[operation], ...clauses[operation], pinned, ...(condition.function === undefined ? {} : { function: condition.function }) };
}

function policy(entity: Entity, operation: Operation, schema: Schema, role: string, table: string): Piece {
  const made = policyFor(entity, operation, schema, role);
  if (made === undefined) return "";
  const { name, using, check, pinned } = made;
  const rule = accessTo(entity, operation);
  const clauses = [...(using === undefined ? [] : [`USING (${using})`]), ...(check === undefined ? [] : [`WITH CHECK (${check})`])].join("\n  ");
  const columns = operation === "delete" ? undefined : grantedColumns(entity, operation, rule, pinned, schema);
  const what = `${commands[operation]}${columns === undefined ? "" : ` (${columns.join(", ")})`}`;
  return [
    made.function ?? "",
    mark(`${entity.id}:access:${operation}`, `CREATE POLICY ${identifier(name)} ON ${table} FOR ${commands[operation]} TO ${role}\n  ${clauses};`, name), "\n",
    columns?.length === 0 ? "" : [mark(grantMark(operation), `GRANT ${what} ON TABLE ${table} TO ${role};`, `grant ${operation}`), "\n"],
  ];
}

/** Fields that a client may bring on create with their default only, as a codec that fills in defaults does. */
function pinnedFields(entity: Entity, rule: AccessRule): readonly TableField[] {
  return tableFields(entity).filter(({ secret, steps: [root] }) => !secret && root.default !== undefined && !rule.writable.includes(root.name));
}

function pin(entity: Entity, field: TableField, schema: Schema): string {
  const column = columnOf(entity, field, schema.project);
  const value = (index: number): string => (field.default === undefined ? "IS NULL" : `= ${defaultText(field, column, index)}`);
  return column.names.map((name, index) => `(${identifier(name)} ${value(index)})`).join(" AND ");
}

/** What a client reads: all but secrets. What it writes: what the language found writable, and on create what is pinned. */
function grantedColumns(entity: Entity, operation: "read" | "create" | "update", rule: AccessRule, pinned: readonly TableField[], schema: Schema): readonly string[] {
  const fields = tableFields(entity).filter((field) => (operation === "read" ? !field.secret : rule.writable.includes(field.steps[0].name) || pinned.includes(field)));
  return fields.flatMap((field) => columnNames(field, policyOf(schema.project)).map(identifier));
}
