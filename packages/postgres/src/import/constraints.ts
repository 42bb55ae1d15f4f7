import { statementName, type Json } from "@concord/core";
import type { Raw } from "../block.ts";
import { derived } from "../names.ts";
import { isCitext, type Table, type TableField } from "./fields.ts";
import { thing } from "./levels.ts";
import { settled } from "./settled.ts";
import { levelOf, obstacle, tableKey, type Plan } from "./plan.ts";
import type { References } from "./references.ts";
import type { Needs, SourceConstraint, SourceIndex } from "./source.ts";

type Words = Readonly<Record<string, Json>>;

/** What a table's constraints and indexes are in its contract. */
export interface Said {
  /** Columns whose values are unique, as `unique: true` says it. */
  readonly uniqueFields: ReadonlySet<string>;
  readonly uniques: readonly Json[];
  readonly listed: readonly Json[];
  /** In SQL. */
  readonly constraints: Readonly<Record<string, Raw>>;
  readonly indexes: Readonly<Record<string, Raw>>;
  /** What the SQL stands on. */
  readonly needs: readonly Needs[];
}

export function constraintsOf(plan: Plan, table: Table, references: References): Said {
  const uniqueFields = new Set<string>();
  const [uniques, listed, needs]: [Json[], Json[], Needs[]] = [[], [], []];
  const [constraints, indexes]: [Record<string, Raw>, Record<string, Raw>] = [{}, {}];
  const taken = new Set<string>();
  const { source } = table;
  for (const constraint of source.constraints) {
    const key = thing("constraint", source.schema, source.name, constraint.name);
    const why = levelOf(plan, key) === "left" ? "the contracts would make it otherwise" : left(plan, table, constraint, constraint.columns) ?? otherEnd(plan, constraint);
    if (why !== undefined) {
      plan.reasons.set(key, plan.reasons.get(key) ?? why);
      continue;
    }
    const isWords = levelOf(plan, key) === "words" && constraint.comment === null;
    let isMade = references.made.has(constraint) || (isWords && constraint.kind === "primary" && table.key.by === constraint.name && !constraint.deferrable && !constraint.carries);
    if (constraint.kind === "unique" && constraint.name !== table.key.by) {
      const said = levelOf(plan, key) === "column" || constraint.carries || constraint.deferred ? undefined : uniqueOf(table, constraint.name, constraint.columns, { nullsEqual: constraint.nullsEqual, isIndex: false, taken });
      if (said === "field") uniqueFields.add(constraint.columns[0] as string);
      else if (said !== undefined) uniques.push(said);
      isMade = said !== undefined && isWords && !constraint.deferrable;
    }
    if (isMade) continue;
    constraints[constraint.name] = raw(settled(constraint.definition), constraint.comment);
    needs.push(constraint);
  }
  for (const index of source.indexes) {
    const key = thing("index", source.schema, source.name, index.name);
    const level = levelOf(plan, key);
    const why = level === "left" ? "the contracts would make it otherwise" : !index.isValid ? "it is not valid" : left(plan, table, index, [...index.uses, ...index.keys.map(({ column }) => column)]);
    if (why !== undefined) {
      plan.reasons.set(key, plan.reasons.get(key) ?? why);
      continue;
    }
    const said = level === "column" || index.name === table.key.by ? undefined : index.isUnique ? uniqueIndex(table, index, taken) : listedIndex(table, index);
    if (said !== undefined) (index.isUnique ? uniques : listed).push(said);
    if (said !== undefined && level === "words" && index.comment === null) continue;
    indexes[index.name] = raw(`${index.isUnique ? "UNIQUE " : ""}${settled(index.sql)}`, index.comment);
    needs.push(index);
  }
  return { uniqueFields, uniques, listed, constraints, indexes, needs };
}

function raw(is: string, comment: string | null): Raw {
  return comment === null ? is : { is, comment };
}

/** Why a thing goes with something that is left behind. */
function left(plan: Plan, table: Table, needs: Needs, columns: readonly string[]): string | undefined {
  const gone = columns.find((column) => !table.fields.has(column) && !table.columns.some(({ name }) => name === column));
  return gone === undefined ? obstacle(needs, plan) : `it is about ${gone}, which is left behind`;
}

function otherEnd(plan: Plan, { other }: SourceConstraint): string | undefined {
  if (other === null) return undefined;
  const target = plan.tables.get(tableKey(other.schema, other.table));
  if (target === undefined) return `it leads to ${other.schema}.${other.table}, which is left behind`;
  const gone = other.columns.find((column) => !target.fields.has(column) && !target.columns.some(({ name }) => name === column));
  return gone === undefined ? undefined : `it leads to ${other.schema}.${other.table}.${gone}, which is left behind`;
}

/** The words of a unique; `field` where the field's own word says it; nothing where the contract would mean something else, or says the same twice. */
function uniqueOf(table: Table, name: string, columns: readonly string[], { nullsEqual, isIndex, taken }: { readonly nullsEqual: boolean; readonly isIndex: boolean; readonly taken: Set<string> }): Json | "field" | undefined {
  const fields = fieldsOf(table, columns);
  // Beside a key of the same columns, CREATE TABLE makes no unique: it takes a statement of its own.
  if (table.key.by !== undefined && JSON.stringify(columns) === JSON.stringify(table.key.columns)) return undefined;
  if (fields === undefined || columns.some((column) => isCitext(table.fields, column)) || fields.some(({ held }) => ["json", "list", "float"].includes(String(held.words["type"])) || held.column === "real")) return undefined;
  const isOptional = fields.some(({ column }) => !column.notNull && !table.key.nullable.includes(column.name));
  const usual = derived(table.source.name, fields.map((field) => field.name).join("_"), "key");
  const isNamed = name === usual ? false : statementName.test(name);
  const called = isNamed ? name : fields.map((field) => field.name).join("_");
  if (taken.has(called)) return undefined;
  taken.add(called);
  const block: Words = { ...(name === usual || isNamed ? {} : { name }), ...(isIndex ? { as: "index" } : {}) };
  if (fields.length === 1 && !isOptional && name === usual && !isIndex) return "field";
  const words: Words = { fields: fields.map((field) => field.name), ...(isOptional ? { nulls: nullsEqual ? "equal" : "distinct" } : {}), ...(isNamed ? { name } : {}), ...(Object.keys(block).length === 0 ? {} : { postgres: block }) };
  return Object.keys(words).length === 1 ? (words["fields"] as Json) : words;
}

function uniqueIndex(table: Table, { name, keys, method, nullsEqual }: SourceIndex, taken: Set<string>): Json | undefined {
  if (keys.length === 0 || method !== "btree" || keys.some(({ descending }) => descending)) return undefined;
  const said = uniqueOf(table, name, keys.map(({ column }) => column), { nullsEqual, isIndex: true, taken });
  return said === "field" ? undefined : said;
}

/** The words of an index: a plain btree, or gin on values that it looks into, under a name that a contract can give. */
function listedIndex(table: Table, { name, keys, method }: SourceIndex): Json | undefined {
  const fields = fieldsOf(table, keys.map(({ column }) => column));
  const isDeep = fields?.map(({ held }) => ["json", "list"].includes(String(held.words["type"]))) ?? [];
  if (fields === undefined || fields.length === 0 || !(method === "btree" || (method === "gin" && !isDeep.includes(false) && fields.every(({ held }) => held.column !== "json")))) return undefined;
  const paths = fields.map((field, at) => `${keys[at]?.descending === true ? "-" : ""}${field.name}`);
  const usual = derived(table.source.name, ...paths.map((path) => path.replace(/^-(.*)$/u, "$1_desc")), "idx");
  if (name !== usual && !statementName.test(name)) return undefined;
  const words: Words = { fields: paths, ...(method === "btree" ? {} : { using: method }), ...(name === usual ? {} : { name }) };
  return Object.keys(words).length === 1 ? paths : words;
}

function fieldsOf(table: Table, columns: readonly string[]): readonly TableField[] | undefined {
  const fields = columns.map((column) => table.fields.get(column));
  return fields.includes(undefined) || fields.length === 0 ? undefined : (fields as readonly TableField[]);
}
