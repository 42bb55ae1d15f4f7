import { byKind, entityOf, type Entity, type Field, type Reference, type Schema, type Type } from "@concord/core";
import { keyTypes } from "../check/rules/keys.ts";
import type { ForeignKey, TableReference } from "../resource.ts";
import { fieldsHere, policyOf, tableOf, columnName } from "../names.ts";
import { carriers } from "../types.ts";

/**
 * Keys are declared NOT ENFORCED only where another store enforces them: BigQuery drops joins on the strength of a declared key, and answers
 * wrongly where the data breaks it (docs: primary and foreign keys; INFORMATION_SCHEMA.TABLE_CONSTRAINTS, limitations).
 */
export type Declared<T> = { readonly declared: T } | { readonly why: string };

/** The key's columns, or why they are not declared. */
export function primaryKey(entity: Entity, schema: Schema): Declared<readonly string[]> {
  if (entity.primary === "bigquery") return { why: "no store makes the key unique, and BigQuery would rely on a declared one" };
  if (entity.key.length > mostKeyColumns) return { why: `a key has at most ${mostKeyColumns} columns` };
  const odd = entity.key.find((name) => !isKeyType(fieldNamed(entity, name).type));
  if (odd !== undefined) return { why: `no key can have ${odd}, as its column is in BigQuery` };
  return { declared: columns(entity, entity.key, schema) };
}

/** A primary key has at most so many columns (docs: primary and foreign keys, limitations). */
const mostKeyColumns = 16;

/** Types that a key's column may have (docs: primary and foreign keys). */
function isKeyType(type: Type): boolean {
  return type.kind !== "list" && keyTypes.includes(byKind(carriers, type).type);
}

/** A table has at most so many foreign keys (docs: primary and foreign keys, limitations). */
const mostForeignKeys = 64;

/** The foreign key of each reference, or why there is none. Several over the same columns are named after their references. */
export function foreignKeys(entity: Entity, schema: Schema): ReadonlyMap<Reference, Declared<ForeignKey>> {
  const names = new Set<string | undefined>();
  return new Map(entity.references.map((reference): [Reference, Declared<ForeignKey>] => {
    const made = foreignKey(entity, reference, schema);
    if ("why" in made) return [reference, made];
    if (names.size === mostForeignKeys) return [reference, { why: `a table has at most ${mostForeignKeys} foreign keys` }];
    const declared = names.has(made.declared.name) ? { ...made.declared, name: `${tableOf(entity, schema.project).tableId}_${reference.name}_reference_fkey` } : made.declared;
    names.add(declared.name);
    return [reference, { declared }];
  }));
}

function foreignKey(entity: Entity, reference: Reference, schema: Schema): Declared<ForeignKey> {
  if (reference.enforce.every((store) => store === "bigquery")) return { why: "no store enforces the reference, and BigQuery would rely on a declared one" };
  if (reference.when !== undefined) return { why: "a foreign key has one table, and this reference is to one of several" };
  if (reference.to === entity.id) return { why: "a foreign key cannot refer to its own table" };
  const to = entityOf(schema, reference.to);
  if (!to.stores.includes("bigquery")) return { why: `${reference.to} is not in BigQuery` };
  const held = new Set(fieldsHere(entity).map((field) => field.name));
  if (!reference.by.every((name) => held.has(name))) return { why: "BigQuery does not hold its fields" };
  if ("why" in primaryKey(to, schema)) return { why: `the table of ${reference.to} declares no key` };
  const odd = reference.by.find((name) => !isKeyType(fieldNamed(entity, name).type));
  if (odd !== undefined) return { why: `no key can have ${odd}, as its column is in BigQuery` };
  const own = tableOf(entity, schema.project);
  const other = tableOf(to, schema.project);
  if (!sameDataset(own, other)) return { why: `${reference.to} is in another dataset` };
  const from = columns(entity, reference.by, schema);
  const key = columns(to, reference.key, schema);
  return {
    declared: {
      name: `${own.tableId}_${from.join("_")}_fkey`,
      referencedTable: other,
      columnReferences: from.map((referencingColumn, index) => ({ referencingColumn, referencedColumn: key[index] as string })),
    },
  };
}

export function sameDataset(one: TableReference, other: TableReference): boolean {
  return one.projectId === other.projectId && one.datasetId === other.datasetId;
}

function columns(entity: Entity, names: readonly string[], schema: Schema): readonly string[] {
  const policy = policyOf(schema.project);
  return names.map((name) => columnName(fieldNamed(entity, name), policy));
}

function fieldNamed(entity: Entity, name: string): Field {
  const field = entity.fields.find((each) => each.name === name);
  if (field === undefined) throw new Error(`${entity.id} has no field ${name}`);
  return field;
}
