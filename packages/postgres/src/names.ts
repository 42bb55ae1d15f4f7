import { cutUtf8, named, uniqueName, utf8Length, type Entity, type Field, type GivenName, type Index, type NamingPolicy, type Project, type Schema, type Unique } from "@concord/core";
import { ofEntity, ofField } from "./block.ts";
import { qualified } from "./quote.ts";

/** The longest identifier in bytes (`NAMEDATALEN` - 1); PostgreSQL cuts longer ones with a notice only. */
export const longest = 63;

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

export function columnName(field: Field, policy: NamingPolicy): string {
  return ofField(field).name ?? named(policy, field.name);
}

/** The columns that hold a field: two for a geoPoint, one for everything else. */
export function columnNames(field: Field, policy: NamingPolicy): readonly string[] {
  const name = columnName(field, policy);
  return field.type.kind === "geoPoint" ? geoColumns(name, policy) : [name];
}

export function geoColumns(name: string, policy: NamingPolicy): readonly [latitude: string, longitude: string] {
  return policy === "snake_case" ? [`${name}_latitude`, `${name}_longitude`] : [`${name}Latitude`, `${name}Longitude`];
}

/** The entity's fields that PostgreSQL holds. */
export function fieldsHere(entity: Entity): readonly Field[] {
  return entity.fields.filter((field) => field.stores.includes("postgres"));
}

/**
 * A derived name of at most 63 bytes: the words joined by `_`; where that is too long, cut and closed by a hash of the whole, so that two long names
 * do not meet. Always explicit, since PostgreSQL shortens the names that it makes itself in its own way.
 */
export function derived(...words: readonly string[]): string {
  const whole = words.map((word) => named("snake_case", word)).join("_");
  return utf8Length(whole) <= longest ? whole : `${cutUtf8(whole, longest - 9)}_${fnv1a(whole)}`;
}

/** FNV-1a over UTF-16 units, 32 bit, as eight hexadecimal digits. */
function fnv1a(text: string): string {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, "0");
}

export function uniqueConstraintName(table: string, unique: Unique): string {
  return unique.name ?? derived(table, uniqueName(unique), "key");
}

export function indexName(table: string, index: Index): string {
  return index.name ?? derived(table, ...index.fields.map(({ path, descending }) => path.join("_") + (descending ? "_desc" : "")), "idx");
}

/** Every name that this room gives to what a contract names. PostgreSQL compares quoted names exactly, and cuts them at 63 bytes. */
export function givenNames(schema: Schema): readonly GivenName[] {
  const policy = policyOf(schema.project);
  const found: GivenName[] = [];
  for (const entity of schema.entities) {
    if (!entity.stores.includes("postgres")) continue;
    const { schema: space, table } = tableOf(entity, schema.project);
    const give = (scope: string, name: string, what: string, at: GivenName["at"]): void => void found.push({ scope, name, compared: cutUtf8(name, longest), what, at });
    give(`postgres table of ${space}`, table, `entity ${entity.id}`, entity.spans["postgres"] ?? entity.span);
    for (const field of fieldsHere(entity)) {
      for (const column of columnNames(field, policy)) give(`postgres column of ${space}.${table}`, column, `field ${entity.id}.${field.name}`, field.span);
    }
    for (const unique of entity.uniques) {
      if (unique.stores.includes("postgres")) give(`postgres table of ${space}`, uniqueConstraintName(table, unique), `unique ${uniqueName(unique)} of ${entity.id}`, unique.span);
    }
    for (const index of entity.indexes) {
      if (index.stores.includes("postgres")) give(`postgres table of ${space}`, indexName(table, index), `index of ${entity.id}`, index.span);
    }
    for (const check of entity.checks) give(`postgres constraint of ${space}.${table}`, check.name, `check ${check.name} of ${entity.id}`, check.span);
  }
  return found;
}
