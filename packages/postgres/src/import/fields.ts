import { named, type Json } from "@concord/core";
import { saidBy } from "./check.ts";
import { defaultOf, type Given } from "./default.ts";
import { thing } from "./levels.ts";
import { contractName, Names } from "./names.ts";
import { levelOf, obstacle, sequenceOf, type Plan } from "./plan.ts";
import type { SourceColumn, SourceTable } from "./source.ts";
import { heldBy, type Held } from "./type.ts";

/** A table as its contract has it, before its references are known. */
export interface Table {
  readonly source: SourceTable;
  readonly namespace: string;
  readonly name: string;
  /** Fields by their columns, in the table's order. */
  readonly fields: ReadonlyMap<string, TableField>;
  /** Columns beside the record. */
  readonly columns: readonly SourceColumn[];
  readonly key: Key;
}

export interface TableField {
  readonly name: string;
  readonly column: SourceColumn;
  readonly held: Held;
  readonly given: Given;
  /** Words that checks say, each with the check. */
  readonly checks: Readonly<Record<string, string>>;
}

/** What tells records apart. `by`: the constraint or index that does; absent where nothing in the database does. */
export interface Key { readonly columns: readonly string[]; readonly by?: string; readonly isPrimary: boolean; readonly nullable: readonly string[] }

type Started = Omit<Plan, "tables">;

/** The fields of a table; nothing where none of its columns could be a key. */
export function fieldsIn(plan: Started, table: SourceTable, namespace: string, name: string): Table | undefined {
  const names = new Names();
  const fields = new Map<string, TableField>();
  const columns: SourceColumn[] = [];
  const whole = levelOf(plan, thing("table", table.schema, "", table.name));
  const isBare = whole !== "words";
  const keyed = table.constraints.find(({ kind }) => kind === "primary")?.columns;
  const isBeside = (column: SourceColumn): boolean => column.generated !== null || (whole === "column" && keyed?.includes(column.name) === false);
  for (const column of table.columns) {
    const key = thing("column", table.schema, table.name, column.name);
    const level = levelOf(plan, key);
    const why = level === "left" ? "the contracts would make it otherwise" : obstacleOf(plan, table, column);
    if (why !== undefined) {
      plan.reasons.set(key, plan.reasons.get(key) ?? why);
      continue;
    }
    const held = level === "column" || isBeside(column) ? undefined : heldBy(column, (type) => enumName(plan, type, namespace));
    if (held === undefined) columns.push(column);
    else fields.set(column.name, fieldOf(plan, table, column, held, names.give(contractName(column.name, "field")), isBare || level === "sql"));
  }
  const key = keyOf(table, fields);
  return key === undefined ? undefined : { source: table, namespace, name, fields, columns, key };
}

/** A column that cannot be made as it is: it, or what its value stands on, is not there to be made. */
function obstacleOf(plan: Started, table: SourceTable, column: SourceColumn): string | undefined {
  const sequence = sequenceOf(plan, column);
  if (column.sequence !== null && sequence === undefined && column.identity === null) return `it takes its default from the sequence ${column.sequence.join(".")}, which was not read`;
  if (sequence !== undefined && levelOf(plan, thing("sequence", sequence.schema, "", sequence.name)) === "left") return "its sequence is left behind";
  const left = column.uses.find((name) => levelOf(plan, thing("column", table.schema, table.name, name)) === "left");
  return left === undefined ? obstacle(column, plan) : `it is generated from ${left}, which is left behind`;
}

function enumName(plan: Started, type: string, namespace: string): string | undefined {
  const found = plan.enums.get(type);
  if (found === undefined) return undefined;
  return found.namespace === namespace ? found.name : `${found.namespace}.${found.name}`;
}

function fieldOf(plan: Started, table: SourceTable, column: SourceColumn, held: Held, name: string, isBare: boolean): TableField {
  const values = held.isEnum === true ? plan.enums.get(column.type)?.type.values ?? [] : [];
  let words = held.words;
  const checks: Record<string, string> = {};
  for (const constraint of isBare ? [] : table.constraints.filter(({ kind }) => kind === "check")) {
    const said = column.is === "base" && !column.isArray && obstacle(constraint, plan) === undefined && levelOf(plan, thing("constraint", table.schema, table.name, constraint.name)) !== "left" ? saidBy(constraint, column, { ...held, words }) : undefined;
    if (said === undefined) continue;
    words = merged(words, said);
    for (const word of Object.keys(said)) checks[word] = constraint.name;
  }
  const own = { ...held, words };
  const given = defaultOf(column, own, values);
  return { name, column, held: own, given: isBare && given.default !== undefined ? { ...given, ...(column.default === null ? {} : { sql: column.default }) } : given, checks };
}

/** The words of a type with those that a check says: a list of values makes an enum, a bound stands for the one that a smallint has by itself. */
function merged(words: Held["words"], said: Readonly<Record<string, Json>>): Held["words"] {
  if (said["values"] !== undefined) return { type: "enum", values: said["values"] };
  const { minimum, maximum, ...rest } = words;
  const [low, high] = [said["exclusiveMinimum"] === undefined, said["exclusiveMaximum"] === undefined];
  return { ...rest, ...(minimum === undefined || !low ? {} : { minimum }), ...(maximum === undefined || !high ? {} : { maximum }), ...said };
}

/** Types that a key may have. */
const keyTypes: ReadonlySet<Json | undefined> = new Set(["string", "uuid", "int32", "int64", "date", "enum"]);

/** The primary key; else a unique of columns that are never NULL; else, since a contract names one, what never is NULL and nothing keeps apart. */
function keyOf(table: SourceTable, fields: ReadonlyMap<string, TableField>): Key | undefined {
  const canBe = (column: string): boolean => {
    const field = fields.get(column);
    return field !== undefined && (keyTypes.has(field.held.words["type"]) || field.held.isEnum === true);
  };
  const isKeyed = (columns: readonly string[]): boolean => columns.length > 0 && columns.every((column) => canBe(column) && fields.get(column)?.column.notNull === true);
  const primary = table.constraints.find(({ kind }) => kind === "primary");
  if (primary !== undefined && isKeyed(primary.columns)) return { columns: primary.columns, by: primary.name, isPrimary: true, nullable: [] };
  const unique = table.constraints.find(({ kind, columns, deferrable, carries }) => kind === "unique" && !deferrable && !carries && isKeyed(columns) && !columns.some((column) => isCitext(fields, column)));
  if (unique !== undefined) return { columns: unique.columns, by: unique.name, isPrimary: false, nullable: [] };
  const index = table.indexes.find(({ isUnique, isValid, keys, method }) => isUnique && isValid && method === "btree" && isKeyed(keys.map(({ column }) => column)) && !keys.some(({ column, descending }) => descending || isCitext(fields, column)));
  if (index !== undefined) return { columns: index.keys.map(({ column }) => column), by: index.name, isPrimary: false, nullable: [] };
  const possible = [...fields.keys()].filter(canBe);
  const always = possible.filter((column) => fields.get(column)?.column.notNull === true);
  if (always.length > 0) return { columns: always.slice(0, 8), isPrimary: false, nullable: [] };
  const [first] = possible;
  return first === undefined ? undefined : { columns: [first], isPrimary: false, nullable: [first] };
}

/** Whether equality in the column is another than the contract's. */
export function isCitext(fields: ReadonlyMap<string, TableField>, column: string): boolean {
  return fields.get(column)?.column.base.endsWith(".citext") === true;
}

/** The name of a column by its field's. */
export function usualColumn(plan: Pick<Plan, "policy">, field: string): string {
  return named(plan.policy, field);
}
