import { identifier } from "../quote.ts";

/** A column of a table beside an entity's own: its name, its type, and what follows the type. */
export type PlainColumn = readonly [name: string, type: string, rest?: string];

/** Columns as lines of CREATE TABLE, in aligned cells. */
export function plainLines(columns: readonly PlainColumn[]): readonly string[] {
  const width = Math.max(...columns.map(([name]) => identifier(name).length));
  return columns.map(([name, type, rest]) => `${identifier(name).padEnd(width)} ${type}${rest === undefined ? "" : ` ${rest}`}`);
}
