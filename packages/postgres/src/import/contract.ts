import { named, type Json } from "@concord/core";
import { derived } from "../names.ts";
import { usualColumn, type Table, type TableField } from "./fields.ts";
import { constraintsOf, type Said } from "./constraints.ts";
import { sequenceOf, type Plan } from "./plan.ts";
import { needed } from "./needs.ts";
import { referencesOf } from "./references.ts";
import { settled } from "./settled.ts";
import type { SourceColumn } from "./source.ts";
import { shortType } from "./type.ts";

type Words = Record<string, Json>;

/** A contract as its words, and what stands beside some of them for people. */
export interface Contract {
  readonly namespace: string;
  readonly name: string;
  readonly words: Readonly<Words>;
  readonly notes: readonly { readonly path: readonly string[]; readonly text: string }[];
}

/** The contract of a table. */
export function contractOf(plan: Plan, table: Table): Contract {
  const notes: { path: readonly string[]; text: string }[] = [];
  const { source, key } = table;
  const references = referencesOf(plan, table);
  const said = constraintsOf(plan, table, references);
  const fields = Object.fromEntries([...table.fields.values()].map((field) => {
    const ref = references.single.get(field.column.name);
    if (ref === undefined && field.held.note !== undefined) notes.push({ path: ["fields", field.name], text: field.held.note });
    return [field.name, fieldWords(plan, table, field, ref, said)];
  }));
  const nameOf = (column: string): string => (table.fields.get(column) as TableField).name;
  const keyed = key.columns.map(nameOf);
  if (key.by === undefined) notes.push({ path: ["key"], text: "the table has no key: nothing in the database keeps two such records apart" });
  const usualTable = named(plan.policy, table.name);
  const usualSchema = named(plan.policy, table.namespace);
  const block: Words = {
    ...(usualTable === source.name ? {} : { table: source.name }), ...(usualSchema === source.schema ? {} : { schema: source.schema }), existing: true,
    ...keyWord(table), ...(source.comment === null ? { comment: false } : {}), ...settings(table),
    ...some("references", references.names), ...some("constraints", said.constraints), ...some("indexes", said.indexes), ...needed(plan, table, said),
    ...some("columns", Object.fromEntries(table.columns.map((column) => [column.name, columnWords(plan, table, column)]))),
  };
  const words: Words = {
    entity: table.name, description: source.comment ?? `The table ${source.schema}.${source.name}.`,
    ...(keyed.length === 1 && keyed[0] === "id" ? {} : { key: keyed }), fields,
    ...some("references", references.several), ...(said.uniques.length === 0 ? {} : { unique: said.uniques }), ...(said.listed.length === 0 ? {} : { indexes: said.listed }),
    postgres: block,
  };
  return { namespace: table.namespace, name: table.name, words, notes };
}

function some(word: string, given: Readonly<Record<string, unknown>>): Words {
  return Object.keys(given).length === 0 ? {} : { [word]: given as Json };
}

/** What tells records apart is called, or that nothing does. */
function keyWord({ source, key }: Table): Words {
  return key.by === derived(source.name, "pkey") ? {} : { key: key.by ?? false };
}

function settings({ source }: Table): Words {
  return {
    ...(source.options === null ? {} : { options: source.options }), ...(source.unlogged ? { unlogged: true } : {}), ...(source.partitionedBy === null ? {} : { partitioned: source.partitionedBy }),
    ...(source.rowSecurity === null ? {} : { rowSecurity: source.rowSecurity }),
  };
}

/** `ref`: the entity that the field refers to, with what happens then; its type comes from there. */
function fieldWords(plan: Plan, table: Table, field: TableField, ref: Readonly<Words> | undefined, said: Said): Words {
  const { column, held, given, checks } = field;
  const isNullable = table.key.nullable.includes(column.name);
  const kept = Object.fromEntries(Object.entries(ref === undefined ? checks : {}).filter(([, name]) => Object.hasOwn(said.constraints, name)));
  const type: Words = {
    ...(held.column === undefined ? {} : { type: held.isEnum === true ? held.column : shortType(held.column) }), ...(column.collation === null ? {} : { collation: column.collation }),
    ...generator(plan, column, given.sql), ...(isNullable ? { nullable: true } : {}),
  };
  const own: Words = {
    ...(usualColumn(plan, field.name) === column.name ? {} : { name: column.name }), ...(held.isEnum === true ? { as: "enum" } : {}), ...some("column", type), ...some("checks", kept),
  };
  return {
    ...(ref ?? held.words), ...(column.notNull || isNullable ? {} : { optional: true }),
    ...(given.default === undefined ? {} : { default: given.default }), ...(column.identity !== null && ["int32", "int64"].includes(String(held.words["type"])) ? { auto: "sequence" } : given.auto === undefined ? {} : { auto: given.auto }),
    ...(said.uniqueFields.has(column.name) ? { unique: true } : {}), ...(column.comment === null ? {} : { description: column.comment }), ...some("postgres", own),
  };
}

/** What makes a column's value where a writer brings none: an identity, a sequence of its own, or a default in SQL. */
function generator(plan: Plan, column: SourceColumn, sql: string | undefined): Words {
  if (column.identity !== null) return { identity: column.identity };
  if (sql === undefined) return {};
  const sequence = sequenceOf(plan, column);
  const isSerial = sequence?.owner?.[2] === column.name && /^nextval\('[^']+'::regclass\)$/u.test(sql) && sequence.owner[0] === sequence.schema;
  return isSerial ? { sequence: sequence.name } : { default: sql };
}

/** A column beside the record. */
function columnWords(plan: Plan, _table: Table, column: SourceColumn): Words {
  return {
    type: column.type, ...(column.generated === null ? generator(plan, column, column.default ?? undefined) : { generated: settled(column.generated), ...(column.virtual ? { virtual: true } : {}) }),
    ...(column.notNull ? { required: true } : {}), ...(column.collation === null ? {} : { collation: column.collation }), ...(column.comment === null ? {} : { description: column.comment }),
  };
}

/** The contract of an enum of the database. */
export function enumContract({ namespace, name, type }: { readonly namespace: string; readonly name: string; readonly type: { readonly schema: string; readonly name: string; readonly values: readonly string[]; readonly comment: string | null } }): Contract {
  return { namespace, name, words: { enum: name, description: type.comment ?? `The type ${type.schema}.${type.name}.`, values: type.values }, notes: [] };
}
