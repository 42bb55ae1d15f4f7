import type { Entity, Project, Reference } from "@concord/core";
import { extraColumns } from "../emit/extra-columns.ts";
import { columnNames, fieldNamed, geoColumns, memberColumn, policyOf } from "../names.ts";
import { ownColumns, ownNames } from "../several.ts";
import { tableFields, tableFieldsOf } from "../spread.ts";

/** The folder of Drizzle's tables. */
export const folder = "drizzle";

/** What a file of a table declares or imports beside its table, and the words of JavaScript that name nothing (its specification, 12.7.2, in strict code). */
const taken = new Set(`concord pg sql table t arguments await break case catch class const continue debugger default delete do else enum eval export extends false finally for function if implements import in
instanceof interface let new null package private protected public return static super switch this throw true try typeof undefined var void while with yield`.split(/\s+/u));

/** Properties that Drizzle's tables have already, and those that objects have. */
export const properties: ReadonlySet<string> = new Set(["_", "$inferSelect", "$inferInsert", "enableRLS", "getSQL", "shouldOmitSQLParens", "constructor", "prototype", "__proto__", "then"]);

/** What an entity's table is called in code: like the entity, since a plural may be any text. */
export function tableConst({ name }: Pick<Entity, "name">): string {
  return taken.has(name) ? `${name}_` : name;
}

/** How the file of one table calls that of another; names of contracts have no underscore, so that it meets no table. */
export function moduleConst({ namespace, name }: Pick<Entity, "namespace" | "name">): string {
  return `${namespace}_${name}`;
}

/** What an enum of the database is called in code. */
export function enumConst(entity: Entity, property: string): string {
  return `enum$${tableConst(entity)}$${property}`;
}

/** `drizzle/people/person.ts`. */
export function tablePath({ namespace, name }: Pick<Entity, "namespace" | "name">): string {
  return `${folder}/${namespace}/${name}.ts`;
}

/** The file of all tables, or of those of a namespace: a namespace has no dot. */
export function schemaPath(namespace?: string): string {
  return `${folder}/${namespace === undefined ? "" : `${namespace}.`}schema.ts`;
}

/** A name that nobody has yet, closed by underscores where it is taken; it is taken then. */
export function free(wanted: string, used: Set<string>): string {
  let name = wanted;
  while (used.has(name)) name = `${name}_`;
  used.add(name);
  return name;
}

/**
 * What the columns of an entity's table are called in code, by their names in the database: the contract's fields by their own names, the halves of a geoPoint and the members of a spread object
 * behind the names of what they are in, columns that are no part of the record by their own.
 */
export function propertiesOf(entity: Entity, project: Project): ReadonlyMap<string, string> {
  const used = new Set(properties);
  const policy = policyOf(project);
  const fields = tableFields(entity).flatMap((field) => {
    const whole = field.steps.map(({ name }) => name).reduce((name, member) => memberColumn(name, member, "camelCase"));
    const wanted = field.type.kind === "geoPoint" ? geoColumns(whole, "camelCase") : [whole];
    return columnNames(field, policy).map((column, index) => [column, wanted[index] as string] as const);
  });
  const own = ownColumns(entity).map((reference) => [ownNames(entity, reference, project).column, `${reference.name}Id`] as const);
  return new Map([...fields, ...own, ...extraColumns(entity).map(([name]) => [name, name] as const)].map(([column, wanted]) => [column, free(wanted, used)]));
}

/** The columns by which a reference leads to the other table, in the order of its key; nothing where PostgreSQL holds not all of them. */
export function referenceColumns(entity: Entity, reference: Reference, project: Project): readonly string[] | undefined {
  if (reference.when !== undefined) return ownColumns(entity).includes(reference) ? [ownNames(entity, reference, project).column] : undefined;
  return keyColumns(entity, reference.by, project);
}

/** The columns of some fields that have one each; nothing where PostgreSQL holds not all of them. */
export function keyColumns(entity: Entity, names: readonly string[], project: Project): readonly string[] | undefined {
  const held = names.map((name) => fieldNamed(entity, name)).filter((field) => field.stores.includes("postgres"));
  return held.length < names.length ? undefined : held.flatMap(tableFieldsOf).flatMap((field) => columnNames(field, policyOf(project)));
}
