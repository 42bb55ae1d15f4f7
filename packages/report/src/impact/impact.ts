import type { Schema } from "@concord/core";
import { othersOf } from "./others.ts";
import { ownOf } from "./own.ts";
import { touchedKinds, type Asked, type Touched } from "./touched.ts";

/**
 * What depends on a contract, or on one of its fields: of its own contract, of others, views, saved queries, seeds, and the packages that hold it. `packages` gives the
 * names of those that hold a contract. The order is that of `touchedKinds`, then that of the contracts.
 */
export function impactOf(schema: Schema, asked: Asked, packages: (id: string) => readonly string[]): readonly Touched[] {
  const entity = schema.entities.find(({ id }) => id === asked.id);
  const found = [
    ...(entity === undefined || asked.field === undefined ? [] : ownOf(entity, asked.field)),
    ...othersOf(schema, asked),
  ];
  const holding = [...new Set([asked.id, ...found.map(({ of }) => of)].flatMap(packages))];
  return [...found, ...holding.map((name): Touched => ({ what: "package", of: name, name: "" }))]
    .toSorted((one, other) => touchedKinds.indexOf(one.what) - touchedKinds.indexOf(other.what));
}
