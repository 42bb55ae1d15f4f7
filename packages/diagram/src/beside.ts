import type { Entity, Schema, TableBeside } from "@concord/core";
import type { Naming } from "./names.ts";

/** What a database has of an entity: how many columns its table has, and the tables beside it. */
export interface Held { readonly rows: number; readonly beside: readonly TableBeside[] }

interface Known extends Held { readonly project: Schema["project"]; readonly naming: Naming }
const known = new WeakMap<Entity, Known>();

/** What the database has of an entity. The drawing asks, and so does whoever keeps the places. */
export function heldOf(entity: Entity, schema: Schema, naming: Naming): Held {
  const { project } = schema;
  let held = known.get(entity);
  if (held?.project !== project || held.naming !== naming) {
    const rows = naming.fields(entity).reduce((sum, field) => sum + naming.columns(field, project).length, naming.more?.(entity, schema).length ?? 0);
    held = { project, naming, rows, beside: naming.beside?.(entity, project) ?? [] };
    known.set(entity, held);
  }
  return held;
}

/** Everything that stands beside entities' own tables: entity by entity, then the views. */
export function allBeside(schema: Schema, naming: Naming): readonly TableBeside[] {
  return [...schema.entities.flatMap((entity) => heldOf(entity, schema, naming).beside), ...(naming.views?.(schema) ?? [])];
}

const words: Readonly<Record<TableBeside["kind"], string>> = { journal: "Journal", staging: "Staging table", members: "Members", view: "View" };

/** What such a table is, in a few words: `Journal of people.person`. */
export function kindOf({ kind, from }: TableBeside): string {
  return from.length === 0 ? words[kind] : `${words[kind]} of ${from.join(", ")}`;
}

/** What a note on it says, line by line. */
export function noteOf(table: TableBeside): readonly string[] {
  return [`${kindOf(table)}.`, ...table.about.split("\n").map((line) => line.trim()).filter((line) => line !== "")];
}
