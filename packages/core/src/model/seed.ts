import type { Span } from "../source/span.ts";
import type { Json } from "./json.ts";
import { entityOf, type Schema } from "./schema.ts";

/** A reference that is looked up: to the record of `entity` in which these fields have these values. They are its key or a unique of it. */
export interface Find {
  readonly entity: string;
  readonly where: readonly { readonly field: string; readonly value: Json }[];
  /** The record of the same set that it is. */
  readonly record: SeedRecord;
}

/** One record of a set as it is written: without what a store makes, and without what has a default and is left out. */
export interface SeedRecord {
  readonly entity: string;
  /** Canonical values by field, in the entity's order. A key that is `auto: uuid` and left out has a value that follows from the rest of the record. */
  readonly values: Readonly<Record<string, Json>>;
  /** By field, the references that are looked up. */
  readonly finds: Readonly<Record<string, Find>>;
  readonly span: Span;
  /** Where each field is written. */
  readonly spans: Readonly<Record<string, Span>>;
}

/** Records that are put into a store together. */
export interface SeedSet {
  readonly name: string;
  /** Each after the records that it refers to. */
  readonly records: readonly SeedRecord[];
  /** The files that they stand in. */
  readonly files: readonly string[];
}

/** A record's values with those that are looked up, but for references to a record whose key the store makes. */
export function seedValues(schema: Schema, { values, finds }: SeedRecord): Readonly<Record<string, Json>> {
  const found = Object.entries(finds).flatMap(([field, { entity, record }]): [string, Json][] => {
    const value = record.values[entityOf(schema, entity).key[0] as string];
    return value === undefined ? [] : [[field, value]];
  });
  return { ...values, ...Object.fromEntries(found) };
}
