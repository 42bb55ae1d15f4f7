import { entityOf, referringFields, type Entity, type Json, type Reference, type Schema } from "@concord/core";
import { counts, faults, misfit, own } from "@concord/oracle";
import { hintKey, type Hints } from "./hints.ts";
import { samples } from "./sample.ts";
import type { Goal } from "./settle.ts";

/** The hints, and for each field that holds a key of one of several entities some keys of each. */
export function withKeys(schema: Schema, entity: Entity, hints: Hints): Hints {
  const several = entity.references.filter(({ when }) => when !== undefined);
  if (several.length === 0) return hints;
  const keys = several.map((reference): readonly [string, readonly Json[]] => [hintKey(reference.by), keysOf(schema, reference)]);
  return keys.reduce((found, [name, more]) => new Map([...found, [name, [...(found.get(name) ?? []), ...more]]]), hints);
}

/** Some keys of records that a reference may lead to. */
export function keysOf(schema: Schema, { to, key: [name = ""] }: Reference): readonly Json[] {
  return samples(typeOf(schema, to, name), [], new Map());
}

/** What makes a record one that could stand in a store that keeps references: what it says that it refers to can have the key. */
export function keyGoals(schema: Schema, entity: Entity, store: string): readonly Goal[] {
  return entity.references.filter(({ when, enforce }) => when !== undefined && enforce.includes(store)).map((reference) => {
    const type = typeOf(schema, reference.to, reference.key[0] ?? "");
    return {
      paths: referringFields(reference).map((name) => [name]),
      holds: (record) => {
        const value = own(record, reference.by[0] as string);
        return !counts(reference, record) || value === undefined || (misfit(type, value, { documents: true }) === undefined && faults(type, value, false).length === 0);
      },
    };
  });
}

function typeOf(schema: Schema, entity: string, field: string): Entity["fields"][number]["type"] {
  const found = entityOf(schema, entity).fields.find(({ name }) => name === field);
  if (found === undefined) throw new Error(`${entity} has no field ${field}`);
  return found.type;
}
