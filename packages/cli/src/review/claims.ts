import { emitEntity, type Claim, type Cost, type Entity, type Schema } from "@concord/core";
import { validators, jsonSchema } from "@concord/jsonschema";
import { zod } from "@concord/typescript";
import { targets } from "../targets.ts";

/** The targets that refuse records: stores and validators. What diagrams and documents show of a constraint is no loss in a review. */
const refusing = [...targets.filter(({ store }) => store !== undefined), zod, jsonSchema, validators];

/** The names of those that are stores. */
export const storeNames: ReadonlySet<string> = new Set(targets.flatMap(({ name, store }) => (store === undefined ? [] : [name])));

/** What these targets claim of some entities of a schema, and what operations on them cost. */
export function claimsOf(schema: Schema, entities: readonly Entity[]): { readonly claims: readonly Claim[]; readonly costs: readonly Cost[] } {
  const made = refusing.flatMap((target) => entities.filter(({ stores }) => target.store === undefined || stores.includes(target.store.name)).map((entity) => emitEntity(target, entity, schema)));
  return { claims: made.flatMap(({ claims }) => claims), costs: made.flatMap(({ costs = [] }) => costs) };
}
