import type { Step } from "@concord/changes";
import type { Schema } from "@concord/core";
import type { Client, ClientConfig } from "pg";
import { differences, type Definition, type Difference } from "../evolve/definition.ts";
import { planOf } from "../evolve/plan.ts";
import { noRenames } from "../evolve/renames.ts";
import { connected, createDatabase, runScript, type Database } from "./database.ts";
import { readDefinitions, schemasOf } from "./definitions.ts";
import { locksOf } from "./locks.ts";
import { RefusedStep, runSteps } from "./plan.ts";
import { retypedInPlace } from "./retyped.ts";
import { settled, settledOver } from "./settled.ts";
import type { Scratch } from "./server.ts";

/** What brings a database that was changed behind the contracts' back to what they say. */
export interface Mending {
  readonly steps: readonly Step[];
  /** What each step locks, rewrites and reads, in words, as it was measured on a scratch server. */
  readonly locks: readonly (readonly string[])[];
  /** What the steps leave different, as far as a scratch server can tell. */
  readonly left: readonly Difference[];
  /** What differs and no step is about, as a table's storage parameters: it stays as it is. */
  readonly unmended: readonly Difference[];
}

/**
 * Plans what a live database lacks, or has otherwise than the contracts say. What it has beside is left alone: somebody made it, and nothing of it is dropped. The
 * steps are tried on a scratch server, on what undoing them makes of the contracts' own state; the live database is only read.
 */
export async function mendingOf(live: ClientConfig, scratch: Scratch, schema: Schema, script: string): Promise<Mending> {
  const made = await createDatabase(scratch);
  try {
    await runScript(made, script);
    const schemas = await schemasOf(made.config);
    const want = await readDefinitions(made.config, schemas);
    const found = await readDefinitions(live, schemas);
    const have = await connected(made.config, (client) => meant(client, want, found));
    const plan = (inPlace: ReadonlySet<string>): readonly Step[] => planOf({ before: schema, after: schema, changes: [], have, want, fills: new Map(), inPlace }, noRenames).steps;
    const inPlace = await retypedInPlace(made.config, have, want);
    const mending = { scratch, script, want, have, schemas };
    try {
      return await tried(plan(inPlace), mending);
    } catch (error) {
      // A column that policies or triggers stand on keeps its type until they are gone: it gets a twin.
      if (!(error instanceof RefusedStep) || inPlace.size === 0) throw error;
      return await tried(plan(new Set()), mending);
    }
  } finally {
    await made.drop();
  }
}

interface Mended { readonly scratch: Scratch; readonly script: string; readonly want: readonly Definition[]; readonly have: readonly Definition[]; readonly schemas: readonly string[] }

/** Runs the steps on the state that undoing them makes of the contracts' own, and measures them there. */
async function tried(steps: readonly Step[], { scratch, script, want, have, schemas }: Mended): Promise<Mending> {
  const drift = async (database: Database): Promise<void> => {
    await runScript(database, script);
    await runSteps(database, [...steps].reverse(), "undo");
  };
  const database = await createDatabase(scratch);
  try {
    await drift(database);
    const unmended = await beyond(database, want, have, schemas);
    await runSteps(database, steps, "statements");
    const left = await settled(database.config, differences(want, await readDefinitions(database.config, schemas)));
    return { steps, left, unmended, locks: await locksOf(scratch, drift, steps) };
  } finally {
    await database.drop();
  }
}

/** What of the drift is not there once the steps are undone: they neither make it nor take it away. */
async function beyond(drifted: Database, want: readonly Definition[], have: readonly Definition[], schemas: readonly string[]): Promise<readonly Difference[]> {
  const wanted = new Set(want.map(idOf));
  const reached = (await readDefinitions(drifted.config, schemas)).filter((each) => wanted.has(idOf(each)));
  const key = (each: Difference): string => `${idOf(each.definition)} ${each.is === "different" ? each.attribute : ""}`;
  const unlike = new Set((await settled(drifted.config, differences(have, reached))).map(key));
  return differences(want, have).filter((each) => unlike.has(key(each)));
}

function idOf({ kind, schema, of, name }: Definition): string {
  return JSON.stringify([kind, schema, of, name]);
}

/** The steps that a database still lacks of what it should be, which `scratch` is: none, where it is so. */
export async function stepsLeft(scratch: Client, schema: Schema, want: readonly Definition[], found: readonly Definition[]): Promise<readonly Step[]> {
  return planOf({ before: schema, after: schema, changes: [], have: await meant(scratch, want, found), want, fills: new Map() }, noRenames).steps;
}

/** What is there of what should be. What differs in spelling alone is as it should be. */
async function meant(scratch: Client, want: readonly Definition[], found: readonly Definition[]): Promise<readonly Definition[]> {
  const wanted = new Map(want.map((each) => [idOf(each), each]));
  const real = new Set((await settledOver(scratch, differences(want, found))).map(({ definition }) => idOf(definition)));
  return found.filter((each) => wanted.has(idOf(each))).map((each) => (real.has(idOf(each)) ? each : (wanted.get(idOf(each)) as Definition)));
}
