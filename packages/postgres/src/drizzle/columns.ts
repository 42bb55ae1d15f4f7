import type { Entity, Schema } from "@concord/core";
import { isRequired, madeOf, type Column, type Made } from "../emit/column.ts";
import { extraColumns, extraMade } from "../emit/extra-columns.ts";
import { severalMade } from "../emit/several.ts";
import { generated } from "../emit/table.ts";
import { primaryKeyName, tableOf } from "../names.ts";
import { tableFields, type TableField } from "../spread.ts";
import { enumConst, keyColumns } from "./names.ts";
import { raw, text } from "./quote.ts";
import { toldOf, type Told } from "./types.ts";

/** A column of Drizzle's table. */
export interface DrizzleColumn {
  /** Its name in the database. */
  readonly name: string;
  /** The expression that makes it. */
  readonly code: string;
  /** What people are told of it. */
  readonly about?: string;
}

/** The types of an entity's application value and of its JSON, as the file of its table calls them. */
export type TypeNames = Readonly<Record<Told["holds"], () => string>>;

/** The columns of an entity's table in its order: what the table holds of a record, what references to one of several need, and what is no part of the record. */
export function drizzleColumns(entity: Entity, schema: Schema, properties: ReadonlyMap<string, string>, types: TypeNames): readonly DrizzleColumn[] {
  const { project } = schema;
  const space = tableOf(entity, project).schema;
  const key = inlineKey(entity, schema);
  const fields = tableFields(entity).flatMap((field) => {
    const { column } = generated(entity, field, project);
    return column.names.map((name, index): DrizzleColumn => {
      const made = madeOf(column, index, space);
      const value = typeOfField(field, column, types);
      const ends = [value === undefined ? "" : `.$type<${value}>()`, madeCode(made), name === key ? ".primaryKey()" : isRequired(field) ? ".notNull()" : ""];
      const about = field.description;
      return { name, code: `${callOf(entity, column, name, made, properties)}${ends.join("")}`, ...(about === undefined ? {} : { about }) };
    });
  });
  const several = severalMade(entity, schema).map(({ name, type, made, other }): DrizzleColumn => {
    const { call, with: given } = toldOf(type === "text" ? { kind: "string" } : other.type, type);
    return { name, code: `${called(call, name, given)}${madeCode(made)}`, about: "Made for the foreign key." };
  });
  const extra = extraColumns(entity).map(([name, column]): DrizzleColumn => {
    const type = column.type === "int" ? "integer" : column.type;
    const made = extraMade(column, space);
    const { call, with: given } = toldOf(made !== undefined && "identity" in made ? { kind: "integer" } : { kind: plainKinds[type] ?? "string" }, type);
    const code = `${called(call, name, given)}${madeCode(made)}${column.required === true ? ".notNull()" : ""}`;
    return { name, code, ...(column.description === undefined ? {} : { about: column.description }) };
  });
  return [...fields, ...several, ...extra];
}

/** What columns that are no part of the record are read like, by their types; texts otherwise, if Drizzle has a word for them. */
const plainKinds: Readonly<Record<string, "integer" | "int64" | "boolean" | "uuid" | "json">> = { smallint: "integer", integer: "integer", bigint: "int64", boolean: "boolean", uuid: "uuid", json: "json", jsonb: "json" };

/** The column that is the primary key by itself, under the name that PostgreSQL gives by itself. */
export function inlineKey(entity: Entity, { project }: Schema): string | undefined {
  const columns = keyColumns(entity, entity.key, project) ?? [];
  return columns.length === 1 && primaryKeyName(entity, project) === `${tableOf(entity, project).table}_pkey` ? columns[0] : undefined;
}

function callOf(entity: Entity, column: Column, name: string, made: Made | undefined, properties: ReadonlyMap<string, string>): string {
  const { field, type, enumType } = column;
  if (enumType !== undefined) return `${enumConst(entity, properties.get(name) as string)}(${text(name)})`;
  // Drizzle knows identities of its own integers alone.
  if (field.type.kind === "int64" && made !== undefined && "identity" in made) return `pg.bigint(${text(name)}, { mode: "bigint" })`;
  const { call, with: given } = toldOf(field.type, type);
  const isList = field.type.kind === "list" && type.endsWith("[]") && call !== "concord.bytesList";
  return `${called(call, name, given)}${isList ? ".array()" : ""}`;
}

function called(call: string, name: string, given: string): string {
  return `${call}(${text(name)}${given === "" ? "" : `, ${given}`})`;
}

function madeCode(made: Made | undefined): string {
  if (made === undefined || ("generated" in made && made.virtual === true)) return "";
  if ("default" in made) return `.default(${raw(made.default)})`;
  return "identity" in made ? (made.identity === "ALWAYS" ? ".generatedAlwaysAsIdentity()" : ".generatedByDefaultAsIdentity()") : `.generatedAlwaysAs(${raw(made.generated)})`;
}

/** The contract's type of a value, from the types of the whole record; nothing of a half of a geoPoint, and of a secret, which is in no type. */
function typeOfField({ type, steps, secret }: TableField, { type: given, enumType }: Column, types: TypeNames): string | undefined {
  if (secret || type.kind === "geoPoint" || enumType !== undefined) return undefined;
  return steps.reduce((whole, { name }) => `NonNullable<${whole}[${text(name)}]>`, types[toldOf(type, given).holds]());
}

