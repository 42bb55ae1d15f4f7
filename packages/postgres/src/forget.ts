import type { Entity, Project } from "@concord/core";
import { columnOf } from "./emit/column.ts";
import { forgetFunction, tableOf } from "./names.ts";
import { literal, qualified } from "./quote.ts";
import { heldAt } from "./spread.ts";

/**
 * The statement that forgets one record: its key as texts, in the key's order, which the server reads as values of the key's columns. Nothing for an entity that keeps neither
 * history nor staging in PostgreSQL.
 */
export function forgetStatement(entity: Entity, project: Project, key: readonly string[]): string | undefined {
  if (!entity.stores.includes("postgres") || (entity.history === undefined && entity.staging === undefined)) return undefined;
  const { schema, table } = tableOf(entity, project);
  const values = entity.key.map((name, index) => `${literal(key[index] ?? "")}::${columnOf(entity, heldAt(entity, [name]).field, project).type}`);
  return `SELECT * FROM ${qualified(schema, forgetFunction(table))}(${values.join(", ")});`;
}
