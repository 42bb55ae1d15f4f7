import type { DefinitionKind } from "../evolve/definition.ts";

/**
 * How much of a thing a contract says. An import begins at the top and goes down a step for each thing that the contracts would make otherwise than it is.
 * - `words`: in the language's own words, wherever there are any.
 * - `sql`: what it keeps of the contract in words, itself in SQL.
 * - `column`: of a column: no field, a column beside the record. Of a table: no field but the key's.
 * - `left`: not at all; it stays in the database as it is.
 */
export const levels = ["words", "sql", "column", "left"] as const;
export type Level = (typeof levels)[number];

/** The levels that are not the top one, by thing. */
export type Levels = ReadonlyMap<string, Level>;

/** A thing, by what it is and is called. */
export function thing(kind: DefinitionKind, schema: string, of: string, name: string): string {
  return JSON.stringify([kind === "view" ? "table" : kind, schema, of, name]);
}

/** One step further down. */
export function below(level: Level): Level {
  return levels[Math.min(levels.indexOf(level) + 1, levels.length - 1)] as Level;
}
