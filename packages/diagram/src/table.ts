import { entityOf, uniqueName, type ColumnBeside, type Entity, type Field, type Json, type Project, type Reference, type Schema } from "@concord/core";
import type { Naming } from "./names.ts";
import { entityNote, fieldNote } from "./note.ts";
import { columnType, sqlType, type ColumnType } from "./types.ts";

export interface Column {
  readonly name: string;
  readonly type: ColumnType;
  readonly primaryKey: boolean;
  /** No two rows have the same value here, by this column alone. */
  readonly unique: boolean;
  readonly nullable: boolean;
  readonly increment: boolean;
  readonly default?: Json | undefined;
  /** What makes the value: `now()`, `gen_random_uuid()`. */
  readonly made?: string | undefined;
  readonly note: string;
}

/** A unique key or index over columns. */
export interface TableIndex {
  readonly name: string;
  readonly unique: boolean;
  readonly columns: readonly string[];
  readonly note?: string | undefined;
}

/** An entity as a table of a relational database. */
export interface Table {
  readonly entity: Entity;
  readonly schema: string;
  readonly name: string;
  readonly columns: readonly Column[];
  readonly indexes: readonly TableIndex[];
  readonly note: readonly string[];
}

/** Columns of a table, as a reference names them. */
export interface End {
  readonly entity: string;
  readonly schema: string;
  readonly table: string;
  readonly columns: readonly string[];
}

/** The columns of some of an entity's fields. */
function endOf(entity: Entity, fields: readonly string[], project: Project, naming: Naming): End {
  const columns = fields.flatMap((name) => entity.fields.filter((field) => field.name === name).flatMap((field) => naming.columns(field, project)));
  return { entity: entity.id, ...naming.table(entity, project), columns };
}

/** A reference between tables, from the referring side to the other. */
export interface Relation {
  readonly reference: Reference;
  readonly from: End;
  readonly to: End;
  /** At most one row refers to each. */
  readonly single: boolean;
}

/** The references of an entity. */
export function relationsOf(entity: Entity, schema: Schema, naming: Naming): readonly Relation[] {
  return entity.references.map((reference) => ({
    reference,
    from: endOf(entity, reference.by, schema.project, naming),
    to: endOf(entityOf(schema, reference.to), reference.key, schema.project, naming),
    single: isUnique(entity, reference.by),
  }));
}

const madeBy = { uuid: "gen_random_uuid()", created: "now()", updated: "now()", sequence: undefined } as const;

/** The table of an entity. */
export function tableOf(entity: Entity, whole: Schema, naming: Naming): Table {
  const { project } = whole;
  const { schema, table } = naming.table(entity, project);
  const fields = naming.fields(entity);
  const names = new Map(fields.map((field) => [field.name, naming.columns(field, project)]));
  const inColumns = (paths: readonly (readonly string[])[]): boolean => paths.every((path) => names.get(path.join("."))?.length === 1);
  const uniques = uniqueFields(entity);
  return {
    entity, schema, name: table,
    columns: [...fields.flatMap((field) => columnsOf(entity, field, names.get(field.name) ?? [], uniques)), ...(naming.more?.(entity, whole) ?? []).map(besideRecord)],
    indexes: indexesOf(entity, table, names, inColumns),
    note: entityNote(entity, inColumns),
  };
}

/** Whether a set of the entity's fields is its key or a unique over all records, so that a reference by them is one to one. */
export function isUnique(entity: Entity, fields: readonly string[]): boolean {
  const same = (other: readonly string[]): boolean => other.length === fields.length && other.every((name) => fields.includes(name));
  return same(entity.key) || entity.uniques.some((unique) => unique.where === undefined && same(unique.fields.map((path) => path.join("."))));
}

/** The fields whose value no two records share, by themselves. */
export function uniqueFields(entity: Entity): ReadonlySet<string> {
  const alone = entity.uniques.filter((unique) => unique.where === undefined && unique.fields.length === 1).map((unique) => unique.fields[0]?.join(".") as string);
  return new Set(entity.key.length === 1 ? [...entity.key, ...alone] : alone);
}

/** Whether a record may lack the reference. */
export function isOptional(entity: Entity, reference: Reference): boolean {
  return reference.when !== undefined || reference.by.some((name) => entity.fields.some((field) => field.name === name && field.optional));
}

function columnsOf(entity: Entity, field: Field, names: readonly string[], uniques: ReadonlySet<string>): readonly Column[] {
  const column = {
    type: columnType(field.type),
    primaryKey: entity.key.includes(field.name),
    unique: uniques.has(field.name),
    nullable: field.optional,
    increment: field.auto === "sequence",
    default: field.default,
    made: field.auto === undefined ? undefined : madeBy[field.auto],
    note: fieldNote(field),
  };
  return names.map((name) => ({ name, ...column }));
}

function besideRecord({ name, type, required }: ColumnBeside): Column {
  return { name, type: sqlType(type), primaryKey: false, unique: false, nullable: !required, increment: false, note: "(no part of the record)" };
}

function indexesOf(
  entity: Entity, table: string, names: ReadonlyMap<string, readonly string[]>, inColumns: (paths: readonly (readonly string[])[]) => boolean,
): readonly TableIndex[] {
  const column = (path: readonly string[]): string => names.get(path.join("."))?.[0] as string;
  const uniques = entity.uniques
    .filter((unique) => unique.where === undefined && inColumns(unique.fields) && !(unique.fields.length === 1 && unique.name === undefined))
    .map((unique) => ({
      name: unique.name ?? `${table}_${unique.fields.map(column).join("_")}_key`, unique: true, columns: unique.fields.map(column),
      note: unique.nulls === "equal" ? `${uniqueName(unique)}: two rows without a value meet` : undefined,
    }));
  const indexes = entity.indexes.filter((index) => inColumns(index.fields.map(({ path }) => path))).map((index) => {
    const facts = [
      ...index.fields.filter(({ descending }) => descending).map(({ path }) => `${column(path)} descending`),
      ...(index.where === undefined ? [] : [`where ${index.where.text}`]),
      ...(index.include.length === 0 ? [] : [`including ${index.include.map((path) => path.join(".")).join(", ")}`]),
    ];
    return {
      name: index.name ?? `${table}_${index.fields.map(({ path }) => column(path)).join("_")}_idx`, unique: false,
      columns: index.fields.map(({ path }) => column(path)), note: facts.length === 0 ? undefined : facts.join("; "),
    };
  });
  return [...uniques, ...indexes];
}
