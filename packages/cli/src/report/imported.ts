import { definitionName } from "@concord/postgres/evolve";
import { type LeftBehind } from "@concord/postgres/import";
import type { Refused } from "@concord/postgres/driver";
import type { Written } from "../import/write.ts";
import type { Stream } from "../world.ts";
import { table, type Column } from "./table.ts";

/** Prints what became of files. */
export function printWritten(to: Stream, { fresh, replaced, kept }: Written): void {
  const { green, yellow } = to.colours;
  for (const file of fresh) to.write(`${green("new     ")} ${file}\n`);
  for (const file of replaced) to.write(`${yellow("replaced")} ${file}\n`);
  for (const file of kept) to.write(`${yellow("kept    ")} ${file}\n`);
}

/** Prints what of a database is in no contract, a line for each thing. Names and reasons are the database's: control characters do not reach a terminal. */
export function printLeft(to: Stream, left: readonly LeftBehind[]): void {
  if (left.length === 0) return;
  to.write(`\nLeft behind, as it is:\n${table(left.map(({ definition, reason }) => ({ what: clean(definitionName(definition)), reason: clean(reason ?? "") })), columns, to.colours)}\n`);
}

/** Prints the statements of a dump that could not be loaded. */
export function printRefused(to: Stream, from: string, refused: readonly Refused[]): void {
  for (const { line, message, statement } of refused) to.write(`${from}:${line}: not loaded: ${clean(message)}: ${clean(statement)}\n`);
}

interface Row { readonly what: string; readonly reason: string }
const columns: readonly Column<Row>[] = [{ head: "", cell: ({ what }) => what }, { head: "why", cell: ({ reason }) => reason }];

function clean(text: string): string {
  return text.replaceAll(/\p{Cc}/gu, " ");
}
