import type { Cut, MigrationFile, PlacedStep } from "@concord/migrate";
import { report, type Diagnostic, type Span } from "@concord/core";
import { badStatement, notInTransaction, notRepeatable, psqlCommand, transactionControl, unnamedIndex } from "../../evolve/codes.ts";
import { factsOf, type Facts } from "./facts.ts";
import { parse, type Parsed, type Refused } from "./parser.ts";

interface Piece extends Parsed { readonly facts: Facts; readonly at: Span }

/**
 * Cuts a step into statements, and finds what could not be run: what the parser refuses, psql's commands, transactions inside a transaction, and statements
 * that do not fit the step's mode. BEGIN and COMMIT around the whole of a step of mode `transaction` are left out.
 */
export async function cutStep({ source }: MigrationFile, step: PlacedStep): Promise<Cut> {
  const at = (start: number, end: number): Span => ({ file: source.file, start: step.start + start, end: step.start + end });
  const parsed = await parse(step.text);
  if (!Array.isArray(parsed)) return { statements: [], diagnostics: [await refused(step.text, parsed as Refused, at)] };
  const all = (parsed as readonly Parsed[]).map((each): Piece => ({ ...each, facts: factsOf(each.tree), at: at(each.start, each.end) }));
  const pieces = step.mode === "transaction" ? unwrapped(all) : all;
  const repeated = step.mode === "batches" ? pieces.filter(({ facts }) => facts.quiets !== true) : pieces;
  const diagnostics = repeated.flatMap((piece) => misfits(piece, step));
  if (step.mode === "batches" && repeated.length > 1) diagnostics.push(report(notRepeatable, (repeated[1] as Piece).at, "a second statement in a step of batches", { help: "open a step for it" }));
  // Triggers that are off for a batch are so in its own transaction: what turns them off and on is sent with it.
  const sent = repeated.length < pieces.length && repeated.length > 0 ? repeated.map((each) => ({ ...each, start: pieces[0]?.start ?? 0, end: pieces.at(-1)?.end ?? 0 })) : pieces;
  return {
    statements: sent.map(({ start, end, facts }) => ({ text: step.text.slice(start, end), start: step.start + start, end: step.start + end, ...(facts.loses === undefined ? {} : { loses: facts.loses }) })),
    diagnostics,
  };
}

function unwrapped(all: readonly Piece[]): readonly Piece[] {
  return all[0]?.facts.transaction === "begin" && all.at(-1)?.facts.transaction === "commit" ? all.slice(1, -1) : all;
}

function misfits({ facts, at }: Piece, { mode }: PlacedStep): Diagnostic[] {
  const found: Diagnostic[] = [];
  const { transaction, outside, streams, batch } = facts;
  if (transaction !== undefined) found.push(report(transactionControl, at, "a migration does not begin or end transactions", { help: "steps do: see concord explain postgres/transaction-control" }));
  if (streams === true) found.push(report(psqlCommand, at, "COPY with data over the connection is psql's", { help: "use INSERT" }));
  if (outside !== undefined && mode !== "alone") found.push(report(notInTransaction, at, `${outside.what} does not run in a transaction`, { help: "put the line -- step: alone above it, and -- step: transaction above what follows" }));
  if (outside?.what === "DISCARD ALL") found.push(report(badStatement, at, "DISCARD ALL gives the runner's lock away", { help: "every step begins with the same settings: it is not needed" }));
  if (outside?.how.is === "create-index" && outside.how.index === undefined) found.push(report(unnamedIndex, at, "the index has no name", { help: "name it, so that what a broken run leaves can be found" }));
  if (mode === "batches" && batch === undefined && transaction === undefined) found.push(report(notRepeatable, at, "this touches no rows that could be counted", { help: "a step of batches holds an UPDATE, a DELETE or an INSERT" }));
  if (mode === "batches" && batch?.ends === false) found.push(report(notRepeatable, at, "this would be repeated for ever", { help: "let WHERE leave out what is done already" }));
  return found;
}

/** What the parser refuses: as psql's where it is that. */
async function refused(text: string, { message, at: place }: Refused, at: (start: number, end: number) => Span): Promise<Diagnostic> {
  const line = /^\\\S*/u.exec(text.slice(place));
  if (line !== null) return report(psqlCommand, at(place, place + line[0].length), `${line[0]} is a command of psql`, { help: "write statements of SQL alone" });
  const before = await parse(text.slice(0, text.lastIndexOf(";", place - 1) + 1));
  const last = Array.isArray(before) ? (before as readonly Parsed[]).at(-1) : undefined;
  if (last !== undefined && factsOf(last.tree).streams === true) return report(psqlCommand, at(last.start, last.end), "COPY with data over the connection is psql's", { help: "use INSERT" });
  return report(badStatement, at(place, Math.min(place + 1, text.length)), message.startsWith("U+0000") ? message : `PostgreSQL's parser says: ${message}`);
}
