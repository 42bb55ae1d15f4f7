import { entityOf, referenceOf, type Entity, type Field, type Schema } from "@concord/core";
import type { Imports } from "./imports.ts";
import { namedBy, pascal, specifierTo } from "./names.ts";

/**
 * What an identifier names: the entity whose single key it is or refers to, so that one entity's ids are not taken for another's;
 * else its kind. Nothing for a field that is no uuid or uid.
 */
export type Brand = { readonly entity: string } | { readonly kind: "uuid" | "uid" };

export function brandOf(schema: Schema, entity: Entity, field: Field): Brand | undefined {
  const { kind } = field.type;
  if (kind !== "uuid" && kind !== "uid") return undefined;
  const owner = ownerOf(schema, entity, field.name, new Set());
  return owner === undefined ? { kind } : { entity: owner };
}

function ownerOf(schema: Schema, entity: Entity, name: string, seen: Set<string>): string | undefined {
  if (seen.has(`${entity.id}.${name}`)) return undefined;
  seen.add(`${entity.id}.${name}`);
  const reference = referenceOf(entity, name);
  if (reference !== undefined) return ownerOf(schema, entityOf(schema, reference.to), reference.key[0] as string, seen);
  return entity.key.length === 1 && entity.key[0] === name ? entity.id : undefined;
}

/** Whether the entity's own key is an identifier that the entity names; its file then exports a type for it. */
export function hasId(schema: Schema, entity: Entity): boolean {
  const field = entity.fields.find((each) => each.name === entity.key[0]);
  const brand = field === undefined ? undefined : brandOf(schema, entity, field);
  return brand !== undefined && "entity" in brand && brand.entity === entity.id;
}

/** The type of an identifier in a file of that namespace: by name where an entity's file exports it. */
export function brandType(brand: Brand, site: { readonly imports: Imports; readonly namespace: string; readonly self?: string }): string {
  if ("kind" in brand) return brandedText(brand.kind);
  const owner = namedBy(brand.entity);
  const name = `${pascal(owner.name)}Id`;
  return brand.entity === site.self ? name : site.imports.type(specifierTo(owner, site.namespace), name);
}

/** The type of such an identifier, written out: text that says what it names. */
export function brandedText(name: string): string {
  return `string & { readonly __brand: ${JSON.stringify(name)} }`;
}
