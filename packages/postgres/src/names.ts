import {
  cutUtf8, isPartStep, named, uniqueName, utf8Length, type ConstraintKind, type Entity, type Field, type Index, type NamingPolicy, type Project, type Reference, type
  Step, type Unique,
} from "@concord/core";
import { ofEntity, ofField, ofUnique } from "./block.ts";
import { qualified } from "./quote.ts";
import { isSpread, tableFieldsOf } from "./spread.ts";

/** The longest identifier in bytes (`NAMEDATALEN` - 1); PostgreSQL cuts longer ones with a notice only. */
export const longest = 63;

/** Columns that every table has and nobody writes (documentation, section 5.6). */
export const systemColumns: ReadonlySet<string> = new Set(["tableoid", "xmin", "cmin", "xmax", "cmax", "ctid"]);

export interface TableName { readonly schema: string; readonly table: string }

export function policyOf(project: Project): NamingPolicy {
  return project.naming["postgres"] ?? "snake_case";
}

/** Where an entity's rows are: its own words, else the namespace as schema and the plural as table. */
export function tableOf(entity: Entity, project: Project): TableName {
  const own = ofEntity(entity);
  const policy = policyOf(project);
  return { schema: own.schema ?? named(policy, entity.namespace), table: own.table ?? named(policy, entity.plural) };
}

/** `schema.table` as SQL. */
export function tableText(entity: Entity, project: Project): string {
  const { schema, table } = tableOf(entity, project);
  return qualified(schema, table);
}

/** The name of a field's column; of a member of a spread object after the object's: `price_amount`. */
export function columnName(field: Field & { readonly steps?: readonly Field[] }, policy: NamingPolicy): string {
  const words = (field.steps ?? [field]).map((step) => ofField(step).name ?? named(policy, step.name));
  return words.reduce((name, word) => memberColumn(name, word, policy));
}

/** The column of an object's member. */
export function memberColumn(object: string, member: string, policy: NamingPolicy): string {
  return policy === "snake_case" ? `${object}_${member}` : `${object}${member.charAt(0).toUpperCase()}${member.slice(1)}`;
}

/** The columns that hold a field: two for a geoPoint, those of its members for an object that is spread, one for everything else. */
export function columnNames(field: Field & { readonly steps?: readonly Field[] }, policy: NamingPolicy): readonly string[] {
  if (isSpread(field)) return tableFieldsOf(field).flatMap((member) => columnNames(member, policy));
  const name = columnName(field, policy);
  return field.type.kind === "geoPoint" ? geoColumns(name, policy) : [name];
}

export function geoColumns(name: string, policy: NamingPolicy): readonly [latitude: string, longitude: string] {
  return policy === "snake_case" ? [`${name}_latitude`, `${name}_longitude`] : [`${name}Latitude`, `${name}Longitude`];
}

/** The entity's field of that name; throws on an unknown one, since the model is resolved. */
export function fieldNamed(entity: Entity, name: string): Field {
  const field = entity.fields.find((each) => each.name === name);
  if (field === undefined) throw new Error(`no field ${name} in ${entity.id}`);
  return field;
}

/** The entity's fields that PostgreSQL holds. */
export function fieldsHere(entity: Entity): readonly Field[] {
  return entity.fields.filter((field) => field.stores.includes("postgres"));
}

/**
 * A derived name of at most 63 bytes: the table's name and words of the contract in snake_case, joined by `_`; where that is too long, cut
 * and closed by a hash
 * of the whole, so that two long names do not meet. Always explicit, since PostgreSQL shortens the names that it makes itself in its own
 * way.
 */
export function derived(table: string, ...words: readonly string[]): string {
  const whole = [table, ...words.map((word) => named("snake_case", word))].join("_");
  return utf8Length(whole) <= longest ? whole : `${cutUtf8(whole, longest - 9)}_${fnv1a(whole)}`;
}

/** Whether a name is one that `derived` cut: it ends in a hash, and so close to the limit that another character would not have fitted. */
export function isCut(name: string): boolean {
  return utf8Length(name) > longest - 4 && /_[0-9a-f]{8}$/u.test(name);
}

/** FNV-1a over UTF-16 units, 32 bit, as eight hexadecimal digits. */
function fnv1a(text: string): string {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, "0");
}

export function uniqueConstraintName(table: string, unique: Unique): string {
  return ofUnique(unique).name ?? unique.name ?? derived(table, uniqueName(unique), "key");
}

/** What the primary key is called; nothing for an existing table that has none. */
export function primaryKeyName(entity: Entity, project: Project): string | undefined {
  const { key } = ofEntity(entity);
  return key === false ? undefined : key ?? derived(tableOf(entity, project).table, "pkey");
}

/** What a foreign key is called. */
export function referenceName(entity: Entity, project: Project, reference: Reference): string {
  return ofEntity(entity).references?.[reference.name] ?? derived(tableOf(entity, project).table, reference.name, "fkey");
}

export function indexName(table: string, index: Index): string {
  return index.name ?? derived(table, ...index.fields.map(({ path, descending }) => path.join("_") + (descending ? "_desc" : "")), "idx");
}

/**
 * The check, trigger or violation that stands for a constraint of a value: `orders_items_quantity_minimum`; `member` where the path ends in
 * a list or map.
 */
export function constraintName(table: string, path: readonly Step[], kind: ConstraintKind): string {
  const trail = path.length - path.findLastIndex((step) => step !== "[]" && step !== "{}") - 1;
  return derived(table, ...path.filter((step) => step !== "[]" && step !== "{}").map((step) => (isPartStep(step) ? step.slice(1, -1) : step)), ...Array.from({ length: trail }, () => "member"), kind);
}

/** The function from a row to the canonical record in it. */
export function recordFunction(table: string): string {
  return derived(table, "record");
}

/** The function that takes a record's personal data out of its history and staging. */
export function forgetFunction(table: string): string {
  return derived("forget", table);
}

/** The type of the database for a field with `as: enum`. */
export function enumName(table: string, column: string): string {
  return derived(table, column, "enum");
}

/** The check that an object that may be missing is there with all that it always has, or not at all. */
export function wholeName(table: string, path: readonly string[]): string {
  return derived(table, ...path, "whole");
}

/** The function that judges a column of lists, maps or objects. */
export function validatorName(table: string, column: string): string {
  return derived(table, column, "valid");
}
