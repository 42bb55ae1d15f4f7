import { diff, judge, type Step } from "@concord/changes";
import type { Schema } from "@concord/core";
import { definitionName, type Difference } from "@concord/postgres/evolve";
import { definitionsIn, leftOf, planOn, runOver, schemasIn, stepsLeft, type Side } from "@concord/postgres/driver";
import type { Client } from "pg";
import type { Desk } from "./desk.ts";
import { fillsFor, putRows, seeded } from "./rows.ts";
import { scriptOf } from "./states.ts";
import { valuesOf, type Values } from "./values.ts";

/** What became of a plan that was run on rows. */
export interface Run {
  readonly rows: number;
  /** How many fields had their values compared. */
  readonly fields: number;
  readonly steps: readonly Step[];
  /** What the contracts do not say that the plan would take: there is none then, and nothing was run. */
  readonly refused: readonly string[];
  /** Everything that is not as it should be; nothing is what one hopes for. */
  readonly faults: readonly string[];
}

const told = (what: string, list: readonly Difference[]): readonly string[] =>
  list.map((each) => `${what}: ${each.is} ${definitionName(each.definition)}${each.is === "different" ? ` ${each.attribute}: ${String(each.expected)} / ${String(each.found)}` : ""}`);

/**
 * Plans from one state to another, runs the plan on an empty database, takes it back, and runs it on rows: what the server then has is what the contracts make, every
 * value of a field that both states have is there afterwards, and nothing is left to do. Where all of it can be undone, the server has what it had when it was, and the
 * rows are what they were.
 */
export async function runOnRows({ there, here }: Desk, before: Schema, after: Schema, most: number, seed: number): Promise<Run> {
  const faults: string[] = [];
  const [fills, changes] = [fillsFor(before, after), diff(before, after)];
  const side = (schema: Schema): Side => ({ schema, script: scriptOf(schema) });
  let [rows, steps, fields]: [number, readonly Step[], number] = [0, [], 0];
  try {
    const way = await planOn(there, here, side(before), side(after), judge(changes), fills);
    if (way.diagnostics.length > 0) return { rows, fields, steps, faults, refused: way.diagnostics.map(({ message }) => message) };
    ({ steps } = way);
    await runOver(here, steps, "statements");
    faults.push(...told("there", await leftOf(there, way.want, here)));
    await runOver(here, [...steps].reverse(), "undo");
    faults.push(...told("back", await leftOf(here, way.first, here)));
    rows = await putRows(here, before, after, most, seeded(seed));
    const [was, raw] = [await valuesOf(here, before, after, "before", fills), await valuesOf(here, before, after, "before")];
    fields = was.size;
    await runOver(here, steps, "statements");
    faults.push(...told("there with rows", await leftOf(there, way.want, here)), ...moved("changed", was, await valuesOf(here, before, after, "after")));
    const more = await stepsLeft(there, after, way.want, await catalogOf(here));
    if (more.length > 0) faults.push(`a second plan is not empty: ${more.map(({ about }) => about).join("; ")}`);
    if (steps.every(({ effect }) => effect === "reversible")) {
      await runOver(here, [...steps].reverse(), "undo");
      faults.push(...told("back with rows", await leftOf(here, way.first, here)), ...moved("did not come back", raw, await valuesOf(here, before, after, "before")));
    }
  } catch (error) {
    if (steps.length === 0 && await isViewsFault(there, after)) return { rows, fields, steps, faults, refused: [`a view does not fit what it reads any more: ${(error as Error).message}`] };
    faults.push((error as Error).message);
  }
  return { rows, fields, steps, faults, refused: [] };
}

/** Whether a state does not load for the SQL that somebody wrote for a view: of that no plan can make anything. */
async function isViewsFault(client: Client, schema: Schema): Promise<boolean> {
  const loads = (state: Schema): Promise<boolean> => client.query(scriptOf(state)).then(() => true, () => client.query("ROLLBACK").then(() => false));
  return schema.views.length > 0 && !await loads(schema) && await loads({ ...schema, views: [] });
}

async function catalogOf(client: Client): ReturnType<typeof definitionsIn> {
  await client.query("BEGIN");
  const found = await definitionsIn(client, await schemasIn(client));
  await client.query("ROLLBACK");
  return found;
}

function moved(what: string, was: Values, now: Values): readonly string[] {
  return [...was].filter(([field, { count, sum }]) => count !== now.get(field)?.count || sum !== now.get(field)?.sum)
    .map(([field, { count }]) => `values of ${field} ${what}: of ${count} rows and ${now.get(field)?.count ?? "no"} rows`);
}
