import { named, type Entity, type Project, type Reference } from "@concord/core";
import { ofField } from "./block.ts";
import { derived, fieldNamed, policyOf, tableOf } from "./names.ts";

/**
 * The references that PostgreSQL enforces. One to one of several entities is among them where its key's field says `as: columns`: a foreign key has one
 * table, so each of the several gets a column of its own, generated from the record's two.
 */
export function enforcedReferences(entity: Entity): readonly Reference[] {
  return entity.references.filter((reference) => reference.enforce.includes("postgres") && (reference.when === undefined || ofField(fieldNamed(entity, reference.by[0] as string)).as === "columns"));
}

/** Of those the ones that have a column of their own. */
export function ownColumns(entity: Entity): readonly Reference[] {
  return enforcedReferences(entity).filter(({ when }) => when !== undefined);
}

/** The names of the column that such a reference has, of its index, and of the check that the key is spelled like one of the other table. */
export function ownNames(entity: Entity, reference: Reference, project: Project): { readonly column: string; readonly index: string; readonly check: string } {
  const { table } = tableOf(entity, project);
  return { column: named(policyOf(project), `${reference.name}Id`), index: derived(table, reference.name, "idx"), check: derived(table, reference.name, "key") };
}
