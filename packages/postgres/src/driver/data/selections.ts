import { entityOf, type Entity, type FieldPath, type Project, type Reference, type Schema, type Unique } from "@concord/core";
import { columnList, keyTexts } from "../../emit/keys.ts";
import { surroundings } from "../../emit/surroundings.ts";
import { sql } from "../../expression.ts";
import { columnName, fieldNamed, fieldsHere, policyOf, tableText } from "../../names.ts";
import { identifier, literal } from "../../quote.ts";
import { columnTexts } from "../decode.ts";

/** The columns of an entity's key as text. */
export function keyColumns(entity: Entity, project: Project): readonly string[] {
  return entity.key.map((name) => `${columnList(entity, [name], project)}::text`);
}

/** Every row of a table: its key, then everything that `recordOf` takes. */
export function everyRow(entity: Entity, { project }: Schema): string {
  return `SELECT ${keyColumns(entity, project).join(", ")}, ${columnTexts(fieldsHere(entity), policyOf(project))} FROM ${tableText(entity, project)} AS own`;
}

/** Whether both sides of a reference are tables here. */
export function isHere(entity: Entity, reference: Reference, schema: Schema): boolean {
  const other = entityOf(schema, reference.to);
  const held = (of: Entity, names: readonly string[]): boolean => names.every((name) => fieldsHere(of).some((field) => field.name === name));
  return other.stores.includes("postgres") && held(entity, [...reference.by, ...(reference.when === undefined ? [] : [reference.when.field])]) && held(other, reference.key);
}

/**
 * The condition that a row named `own` refers to nothing that is there. It is asked whether or not a foreign key stands, since rows may come past one: under
 * `session_replication_role = replica`, before a constraint that is NOT VALID. Keys of different types are compared as texts.
 */
export function isOrphan(entity: Entity, reference: Reference, schema: Schema): string {
  const { project } = schema;
  const other = entityOf(schema, reference.to);
  const column = (of: Entity, name: string): string => identifier(columnName(fieldNamed(of, name), policyOf(project)));
  const pairs = reference.by.map((name, at) => {
    const key = reference.key[at] as string;
    const cast = fieldNamed(entity, name).type.kind === fieldNamed(other, key).type.kind ? "" : "::text";
    return `other.${column(other, key)}${cast} = own.${column(entity, name)}${cast}`;
  });
  const present = reference.by.map((name) => `own.${column(entity, name)} IS NOT NULL`);
  const when = reference.when === undefined ? [] : [`own.${column(entity, reference.when.field)}::text = ${literal(reference.when.is)}`];
  return [...present, ...when, `NOT EXISTS (SELECT FROM ${tableText(other, project)} AS other WHERE ${pairs.join(" AND ")})`].join(" AND ");
}

/** The keys of rows that refer to nothing. */
export function orphans(entity: Entity, reference: Reference, schema: Schema): string {
  return `SELECT ${keyColumns(entity, schema.project).join(", ")} FROM ${tableText(entity, schema.project)} AS own WHERE ${isOrphan(entity, reference, schema)}`;
}

/** The keys of rows that are alike in what may be there once; the server sorts, so that no side holds them all. */
export function duplicates(entity: Entity, unique: Pick<Unique, "fields" | "where" | "nulls">, { project }: Schema): string {
  const values = unique.fields.flatMap((path: FieldPath) => keyTexts(entity, path, project));
  const conditions = [...(unique.nulls === "equal" ? [] : values.map((value) => `${value} IS NOT NULL`)), ...(unique.where === undefined ? [] : [sql(unique.where.tree, surroundings(entity, project))])];
  const keys = keyColumns(entity, project);
  const names = keys.map((_, at) => `key${at}`);
  const inner = `SELECT ${keys.map((key, at) => `${key} AS key${at}`).join(", ")}, count(*) OVER (PARTITION BY ${values.join(", ")}) AS alike FROM ${tableText(entity, project)}`;
  return `SELECT ${names.join(", ")} FROM (${inner}${conditions.length === 0 ? "" : ` WHERE ${conditions.map((each) => `(${each})`).join(" AND ")}`}) AS counted WHERE alike > 1`;
}
