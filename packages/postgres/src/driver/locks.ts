import type { Step } from "@concord/changes";
import { stronger, type LockMode, type Measured } from "../evolve/measured.ts";
import { connected, createDatabase, type Database } from "./database.ts";
import { fillTables } from "./fill.ts";
import { measure } from "./measure.ts";
import type { Scratch } from "./server.ts";

/** What steps lock, rewrite and read, in words, by step: measured on a database that `make` brings to the state before, with some rows in it. */
export async function locksOf(scratch: Scratch, make: (database: Database) => Promise<void>, steps: readonly Step[]): Promise<readonly (readonly string[])[]> {
  const database = await createDatabase(scratch);
  try {
    await make(database);
    await connected(database.config, fillTables);
    const whole = ({ mode, statements }: Step): readonly string[] => (mode === "batches" ? [statements.join(";\n")] : statements);
    const measured = [...await measure(database, steps.map((step) => ({ mode: step.mode, statements: whole(step) })))];
    return steps.map((step) => lockWords(measured.splice(0, whole(step).length)));
  } finally {
    await database.drop();
  }
}

/** The strongest lock of a step on each table that others use, with what it does to the table meanwhile. */
function lockWords(measured: readonly Measured[]): readonly string[] {
  const strongest = new Map<string, LockMode>();
  for (const { name, is, mode } of measured.flatMap(({ locks }) => locks)) if (is !== "index" && stronger(mode, "ROW SHARE") && stronger(mode, strongest.get(name))) strongest.set(name, mode);
  const on = (list: readonly { readonly name: string }[], name: string): boolean => list.some((each) => each.name === name);
  const does = (name: string): string => (measured.some(({ rewrites }) => on(rewrites, name)) ? "rewrites" : measured.some(({ scans }) => on(scans, name)) ? "scans" : "instant");
  return [...strongest].map(([name, mode]) => `${mode} on ${name}; ${does(name)}`);
}
