import type { Client, QueryResult } from "pg";
import { stronger, type LockMode, type Measured, type Refusal } from "../evolve/measured.ts";
import type { Database } from "./database.ts";
import { qualified } from "../quote.ts";
import { rewritten, scanned, type Known, type Relations } from "./relations.ts";

/** One session that measures statements one after another; `there`: what was there before the first one. */
export interface Measuring { readonly client: Client; readonly database: Database; readonly backend: number; readonly there: Relations }

/** Integrity violations, and values that a type can't hold (SQLSTATE classes 23 and 22). */
export function isAboutRows({ code }: Refusal): boolean {
  return code.startsWith("23") || code.startsWith("22");
}

/** What the server says against it; any other failure is thrown. */
export async function refusalOf(query: Promise<unknown>): Promise<Refusal | undefined> {
  try {
    await query;
    return undefined;
  } catch (error) {
    const { code, message, schema, table } = error as { readonly code?: string; readonly message: string; readonly schema?: string; readonly table?: string };
    if (code === undefined) throw error;
    return { code, message, ...(schema === undefined || table === undefined ? {} : { table: qualified(schema, table) }) };
  }
}

/** What happened between two moments, to what was there before the migration. */
export function told({ there }: Measuring, before: Relations, after: Relations, locks: readonly { readonly oid: number; readonly mode: LockMode }[]): Pick<Measured, "locks" | "rewrites" | "scans"> {
  const strongest = new Map<number, LockMode>();
  for (const { oid, mode } of locks) if (there.has(oid) && stronger(mode, strongest.get(oid))) strongest.set(oid, mode);
  const locked = [...strongest].map(([oid, mode]) => ({ ...relationOf(before.get(oid) ?? (there.get(oid) as Known)), mode }));
  const listed = (found: readonly Known[]): Measured["rewrites"] => found.filter(({ oid }) => there.has(oid)).map(relationOf).toSorted(byName);
  return { locks: locked.toSorted((a, b) => (a.mode === b.mode ? byName(a, b) : stronger(a.mode, b.mode) ? -1 : 1)), rewrites: listed(rewritten(before, after)), scans: listed(scanned(before, after)) };
}

function relationOf({ name, is }: Known): Measured["rewrites"][number] {
  return { name, is };
}

function byName(a: { readonly name: string }, b: { readonly name: string }): number {
  return a.name < b.name ? -1 : a.name > b.name ? 1 : 0;
}

/** How many rows a statement touched; of several that were sent as one, all of them. */
export function touched(result: QueryResult | readonly QueryResult[]): number {
  return [result].flat().reduce((sum, { command, rowCount }) => sum + (command === "SELECT" ? 0 : (rowCount ?? 0)), 0);
}
