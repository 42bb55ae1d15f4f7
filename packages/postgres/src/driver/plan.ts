import type { JudgedChange, Step } from "@concord/changes";
import type { Diagnostic, Schema } from "@concord/core";
import type { Client } from "pg";
import { differences, type Definition, type Difference } from "../evolve/definition.ts";
import { planOf } from "../evolve/plan.ts";
import { renamesOf } from "../evolve/renames.ts";
import { connected, createDatabase, runScript, type Database } from "./database.ts";
import { definitionsIn, schemasIn } from "./definitions.ts";
import { locksOf } from "./locks.ts";
import { settledOver } from "./settled.ts";
import type { Scratch } from "./server.ts";

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

/** A plan as it is made, before it is run. */
export interface Way extends Pick<Planned, "steps" | "diagnostics"> {
  /** The catalog of the state before, and that of the state after. */
  readonly first: readonly Definition[];
  readonly want: readonly Definition[];
}

/**
 * Plans the way from one state of the contracts to another, and runs it on a scratch server: there, back, and there again. Both sides are compiled there, so that
 * catalogs are compared and never texts of SQL. Throws a `RefusedStep` with the statement where the server takes one of them not.
 */
export async function planBetween(scratch: Scratch, before: Side, after: Side, changes: readonly JudgedChange[], fills: ReadonlyMap<string, string>): Promise<Planned> {
  const [there, here] = [await createDatabase(scratch), await createDatabase(scratch)];
  try {
    return await connected(there.config, (made) => connected(here.config, async (tried) => {
      const { steps, diagnostics, first, want } = await planOn(made, tried, before, after, changes, fills);
      await runOver(tried, steps, "statements");
      const up = await leftOf(made, want, tried);
      await runOver(tried, [...steps].reverse(), "undo");
      const down = await leftOf(tried, first, tried);
      await runOver(tried, steps, "statements");
      const again = await leftOf(made, want, tried);
      return { steps, diagnostics, locks: await locksOf(scratch, async (database) => { if (before.script !== "") await runScript(database, before.script); }, steps), left: { up, down, again } };
    }));
  } finally {
    await Promise.all([there.drop(), here.drop()]);
  }
}

/** Compiles both states in two empty databases of a scratch server, the state after in the first, and plans the way between them. */
export async function planOn(there: Client, here: Client, before: Side, after: Side, changes: readonly JudgedChange[], fills: ReadonlyMap<string, string>): Promise<Way> {
  await there.query(after.script);
  if (before.script !== "") await here.query(before.script);
  const [want, first] = [await readAll(there), await readAll(here)];
  const renames = renamesOf(before.schema, after.schema, first, want);
  const have = renames.do.length === 0 ? first : await readAll(here, renames.do);
  return { ...planOf({ before: before.schema, after: after.schema, changes, have, want, fills }, renames), first, want };
}

/** How a database differs from what it should be; `scratch` holds the tables that it should have. */
export async function leftOf(scratch: Client, expected: readonly Definition[], found: Client): Promise<readonly Difference[]> {
  return settledOver(scratch, differences(expected, await readAll(found)));
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
  await connected(database.config, (client) => runOver(client, steps, way));
}

/** The same over a connection that is there. What the steps set in its session does not stay set. */
export async function runOver(client: Client, steps: readonly Step[], way: "statements" | "undo"): Promise<void> {
  await client.query("SET timezone = 'UTC'; SET check_function_bodies = off");
  for (const step of steps) await runStep(client, step, step[way]);
  await client.query("RESET ALL");
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

/** Everything that a database holds, or would hold after some statements. */
async function readAll(client: Client, after: readonly string[] = []): Promise<readonly Definition[]> {
  await client.query("BEGIN");
  if (after.length > 0) await client.query(after.join(";\n"));
  const found = await definitionsIn(client, await schemasIn(client));
  await client.query("ROLLBACK");
  return found;
}
