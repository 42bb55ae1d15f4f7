import type { Step } from "@concord/changes";
import type { Schema } from "@concord/core";
import type { ClientConfig } from "pg";
import { differences, type Difference } from "../evolve/definition.ts";
import { planOf } from "../evolve/plan.ts";
import { noRenames } from "../evolve/renames.ts";
import { createDatabase, runScript } from "./database.ts";
import { readDefinitions, schemasOf } from "./definitions.ts";
import { runSteps } from "./plan.ts";
import { settled } from "./settled.ts";
import type { ServerAddress } from "./server.ts";

/** What brings a database that was changed behind the contracts' back to what they say. */
export interface Mending {
  readonly steps: readonly Step[];
  /** What the steps leave different, as far as a scratch server can tell. */
  readonly left: readonly Difference[];
}

/**
 * Plans what a live database lacks, or has otherwise than the contracts say. What it has beside is left alone: somebody made it, and nothing of it is dropped. The
 * steps are tried on a scratch server, on what undoing them makes of the contracts' own state; the live database is only read.
 */
export async function mendingOf(live: ClientConfig, scratch: ServerAddress, schema: Schema, script: string): Promise<Mending> {
  const made = await createDatabase(scratch);
  try {
    await runScript(made, script);
    const schemas = await schemasOf(made.config);
    const want = await readDefinitions(made.config, schemas);
    const found = await readDefinitions(live, schemas);
    const id = ({ kind, schema: space, of, name }: (typeof want)[number]): string => JSON.stringify([kind, space, of, name]);
    const wanted = new Map(want.map((each) => [id(each), each]));
    const real = new Set((await settled(made.config, differences(want, found))).map(({ definition }) => id(definition)));
    // What differs in spelling alone is as it should be.
    const have = found.filter((each) => wanted.has(id(each))).map((each) => (real.has(id(each)) ? each : (wanted.get(id(each)) as (typeof want)[number])));
    const { steps } = planOf({ before: schema, after: schema, changes: [], have, want, fills: new Map() }, noRenames);
    await runSteps(made, [...steps].reverse(), "undo");
    await runSteps(made, steps, "statements");
    return { steps, left: await settled(made.config, differences(want, await readDefinitions(made.config, schemas))) };
  } finally {
    await made.drop();
  }
}
