import type { JudgedChange, Step } from "@concord/changes";
import type { Diagnostic, Schema } from "@concord/core";
import type { Client } from "pg";
import { differences, type Definition, type Difference } from "../evolve/definition.ts";
import { planOf } from "../evolve/plan.ts";
import { renamesOf } from "../evolve/renames.ts";
import { connected, createDatabase, runScript, type Database } from "./database.ts";
import { readDefinitions, schemasOf } from "./definitions.ts";
import { locksOf } from "./locks.ts";
import { settled } from "./settled.ts";
import type { ServerAddress } from "./server.ts";

/** One side of a plan: the contracts, and the script that makes them in an empty database. */
export interface Side { readonly schema: Schema; readonly script: string }

/** What a plan was found to be when it was run on a scratch server. */
export interface Planned {
  readonly steps: readonly Step[];
  /** What the contracts do not say that it would take. */
  readonly diagnostics: readonly Diagnostic[];
  /** What each step locks, rewrites and reads, in words, as it was measured. */
  readonly locks: readonly (readonly string[])[];
  /** What the plan leaves different from what the contracts make, what its undoing leaves different from the state before, and what running it once more does. */
  readonly left: Readonly<Record<"up" | "down" | "again", readonly Difference[]>>;
}

/**
 * Plans the way from one state of the contracts to another, and runs it on a scratch server: there, back, and there again. Both sides are compiled there, so that
 * catalogs are compared and never texts of SQL. Throws a `RefusedStep` with the statement where the server takes one of them not.
 */
export async function planBetween(scratch: ServerAddress, before: Side, after: Side, changes: readonly JudgedChange[], fills: ReadonlyMap<string, string>): Promise<Planned> {
  const [there, here] = [await createDatabase(scratch), await createDatabase(scratch)];
  try {
    await runScript(there, after.script);
    if (before.script !== "") await runScript(here, before.script);
    const want = await readAll(there);
    const first = await readAll(here);
    const renames = renamesOf(before.schema, after.schema, first, want);
    const have = renames.do.length === 0 ? first : await afterwards(scratch, here, renames.do);
    const { steps, diagnostics } = planOf({ before: before.schema, after: after.schema, changes, have, want, fills }, renames);
    await runSteps(here, steps, "statements");
    const compared = async (expected: readonly Definition[], on: Database): Promise<readonly Difference[]> => settled(on.config, differences(expected, await readAll(here)));
    const up = await compared(want, there);
    await runSteps(here, [...steps].reverse(), "undo");
    const down = await compared(first, here);
    await runSteps(here, steps, "statements");
    const again = await compared(want, there);
    return { steps, diagnostics, locks: await locksOf(scratch, async (database) => { if (before.script !== "") await runScript(database, before.script); }, steps), left: { up, down, again } };
  } finally {
    await Promise.all([there.drop(), here.drop()]);
  }
}

/** A statement of a plan that a server refused. */
export class RefusedStep extends Error {
  override readonly name = "RefusedStep";
  readonly statement: string;
  readonly step: Step;
  constructor(step: Step, statement: string, cause: unknown) {
    super(`${(cause as Error).message}, in: ${statement}`, { cause });
    this.statement = statement;
    this.step = step;
  }
}

/** Runs steps on a database of a scratch server; a batch until nothing is left to do. */
export async function runSteps(database: Database, steps: readonly Step[], way: "statements" | "undo"): Promise<void> {
  await connected(database.config, async (client) => {
    await client.query("SET timezone = 'UTC'; SET check_function_bodies = off");
    for (const step of steps) await runStep(client, step, step[way]);
  });
}

async function runStep(client: Client, step: Step, statements: readonly string[]): Promise<void> {
  const isAlone = step.mode === "alone" || statements.some((statement) => / CONCURRENTLY /u.test(statement));
  for (let left = 1; left > 0;) {
    left = 0;
    if (!isAlone) await client.query("BEGIN");
    for (const statement of statements) {
      const { rowCount, command } = await client.query(statement).catch((error: unknown) => { throw new RefusedStep(step, statement, error); });
      if (step.mode === "batches" && /^(?:UPDATE|INSERT|DELETE)$/u.test(command)) left += rowCount ?? 0;
    }
    if (!isAlone) await client.query("COMMIT");
  }
}

async function readAll(database: Database): Promise<readonly Definition[]> {
  return readDefinitions(database.config, await schemasOf(database.config));
}

/** The catalog as it is after some statements, which are taken back. */
async function afterwards(scratch: ServerAddress, database: Database, statements: readonly string[]): Promise<readonly Definition[]> {
  const copy = await createDatabase(scratch, database);
  try {
    await runScript(copy, statements.join(";\n"));
    return await readAll(copy);
  } finally {
    await copy.drop();
  }
}
