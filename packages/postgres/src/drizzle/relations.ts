import { entityOf, type Entity, type Reference, type Schema } from "@concord/core";
import { free, keyColumns, properties, propertiesOf, referenceColumns } from "./names.ts";
import { property, text } from "./quote.ts";

/** One side of a reference between two tables. */
interface Relation { readonly name: string; readonly code: string }

/** A reference that can be followed: both sides are tables of PostgreSQL, with the columns by which it leads. */
interface Followed { readonly from: Entity; readonly to: Entity; readonly reference: Reference }

function followed(from: Entity, schema: Schema): readonly Followed[] {
  return from.references.flatMap((reference) => {
    const to = entityOf(schema, reference.to);
    const isHeld = to.stores.includes("postgres") && referenceColumns(from, reference, schema.project) !== undefined && keyColumns(to, reference.key, schema.project) !== undefined;
    return isHeld ? [{ from, to, reference }] : [];
  });
}

/** Whether no two records have the same: the key, or a unique of every record. */
function isUnique(entity: Entity, by: readonly string[]): boolean {
  const covers = (names: readonly string[]): boolean => names.every((name) => by.includes(name));
  return covers(entity.key) || entity.uniques.some((unique) => unique.where === undefined && unique.stores.includes("postgres") && unique.fields.every((path) => path.length === 1) && covers(unique.fields.map(([name]) => name as string)));
}

/**
 * What can be asked for `with` a record of each of these tables: what its references lead to, under the name by which access follows them, and the records that refer to it, under their plural, or
 * their name where there is one at most. Where two tables refer to each other more than once, each reference has a name of its own for Drizzle, and the way back is called after it too: `ordersByBuyer`.
 * `called` is what a table is called where the relations stand.
 */
export function relationsOf(entities: readonly Entity[], schema: Schema, called: (entity: Entity) => string): ReadonlyMap<Entity, readonly Relation[]> {
  const all = entities.flatMap((entity) => followed(entity, schema)).filter(({ to }) => entities.includes(to));
  const between = (one: Entity, other: Entity): number => all.filter(({ from, to }) => (from === one && to === other) || (from === other && to === one)).length;
  const used = new Map(entities.map((entity) => [entity, new Set([...properties, ...propertiesOf(entity, schema.project).values()])]));
  const found = new Map<Entity, Relation[]>(entities.map((entity) => [entity, []]));
  for (const { from, to, reference } of all) {
    const columns = (of: Entity, names: readonly string[] | undefined): string =>
      `[${(names ?? []).map((name) => property(called(of), propertiesOf(of, schema.project).get(name) as string)).join(", ")}]`;
    const lone = between(from, to) === 1 && from !== to;
    const named = lone ? "" : `relationName: ${text(`${from.id}:${reference.name}`)}`;
    const by = `fields: ${columns(from, referenceColumns(from, reference, schema.project))}, references: ${columns(to, keyColumns(to, reference.key, schema.project))}`;
    found.get(from)?.push({ name: free(reference.relation, used.get(from) as Set<string>), code: `one(${called(to)}, { ${by}${lone ? "" : `, ${named}`} })` });
  }
  // Only then the ways back, so that a reference keeps its own name.
  for (const { from, to, reference } of all) {
    const lone = between(from, to) === 1 && from !== to;
    const single = reference.when === undefined && isUnique(from, reference.by);
    const wanted = `${single ? from.name : from.plural}${lone ? "" : `By${reference.relation.charAt(0).toUpperCase()}${reference.relation.slice(1)}`}`;
    const config = lone ? "" : `, { relationName: ${text(`${from.id}:${reference.name}`)} }`;
    found.get(to)?.push({ name: free(wanted, used.get(to) as Set<string>), code: `${single ? "one" : "many"}(${called(from)}${config})` });
  }
  return found;
}
