import { diff, judge, pairIds, pairNamed, type Step } from "@concord/changes";
import type { Schema } from "@concord/core";
import { columnNames, policyOf } from "@concord/postgres";
import { definitionName, type Difference } from "@concord/postgres/evolve";
import { createDatabase, planBetween, runScript, runSteps, type ServerAddress } from "@concord/postgres/driver";
import { scriptOf } from "./states.ts";
import { fillsFor, putRows, readRows, seeded } from "./rows.ts";

/** What became of a plan that was run on rows. */
export interface Run {
  readonly rows: number;
  readonly steps: readonly Step[];
  /** Everything that is not as it should be; nothing is what one hopes for. */
  readonly faults: readonly string[];
}

const told = (what: string, list: readonly Difference[]): readonly string[] =>
  list.map((each) => `${what}: ${each.is} ${definitionName(each.definition)}${each.is === "different" ? ` ${each.attribute}: ${String(each.expected)} / ${String(each.found)}` : ""}`);

/**
 * Plans from one state to another, and runs the plan on a database with rows: every value of a field that both states have is there afterwards, and, where all of it can
 * be undone, the rows are what they were when it was.
 */
export async function runOnRows(address: ServerAddress, before: Schema, after: Schema, most: number, seed: number): Promise<Run> {
  const fills = await fillsFor(before, after);
  const planned = await planBetween(address, { schema: before, script: scriptOf(before) }, { schema: after, script: scriptOf(after) }, judge(diff(before, after)), new Map(Object.entries(fills))).catch((error: Error) => error);
  if (planned instanceof Error) return { rows: 0, steps: [], faults: [planned.message] };
  const { steps, left } = planned;
  const faults = [...told("there", left.up), ...told("back", left.down), ...told("there again", left.again)];
  const database = await createDatabase(address);
  try {
    await runScript(database, scriptOf(before));
    const rows = await putRows(database, before, after, most, seeded(seed));
    const was = await valuesOf(database, before, after, "before");
    await runSteps(database, steps, "statements");
    const now = await valuesOf(database, before, after, "after");
    for (const [field, values] of was) if (JSON.stringify(values) !== JSON.stringify(now.get(field))) faults.push(`values of ${field} changed: ${firstOf(values, now.get(field) ?? [])}`);
    if (steps.every(({ effect }) => effect === "reversible")) {
      await runSteps(database, [...steps].reverse(), "undo");
      const back = await valuesOf(database, before, after, "before");
      for (const [field, values] of was) if (JSON.stringify(values) !== JSON.stringify(back.get(field))) faults.push(`values of ${field} did not come back: ${firstOf(values, back.get(field) ?? [])}`);
    }
    return { rows, steps, faults };
  } catch (error) {
    return { rows: 0, steps, faults: [...faults, (error as Error).message] };
  } finally {
    await database.drop();
  }
}

function firstOf(was: readonly string[], now: readonly string[]): string {
  const at = was.findIndex((value, index) => value !== now[index]);
  return `${was.length} and ${now.length} values, first ${was[at]} and ${now[at]}`;
}

/** The values of every field that both states have with the same type, by field, each with its record's key, sorted. */
async function valuesOf(database: Parameters<typeof readRows>[0], before: Schema, after: Schema, side: "before" | "after"): Promise<ReadonlyMap<string, readonly string[]>> {
  const found = new Map<string, readonly string[]>();
  for (const [old, now] of pairIds(before.entities, after.entities).both) {
    if (!old.stores.includes("postgres") || !now.stores.includes("postgres")) continue;
    const [entity, schema] = side === "before" ? [old, before] as const : [now, after] as const;
    const rows = await readRows(database, entity, schema);
    const pairs = pairNamed(old.fields.filter(({ stores }) => stores.includes("postgres")), now.fields.filter(({ stores }) => stores.includes("postgres"))).both;
    const keys = pairs.filter(([field]) => old.key.includes(field.name)).map((pair) => pair[side === "before" ? 0 : 1]);
    const columns = (field: (typeof old.fields)[number]): readonly string[] => columnNames(field, policyOf(schema.project));
    for (const [from, to] of pairs) {
      if (JSON.stringify(typeWords(from.type)) !== JSON.stringify(typeWords(to.type)) || from.computed !== undefined || to.computed !== undefined) continue;
      const field = side === "before" ? from : to;
      const names = [...keys.flatMap(columns), ...columns(field)];
      found.set(`${now.id}.${to.name}`, rows.map((row) => JSON.stringify(names.map((name) => row[name]))).sort());
    }
  }
  return found;
}

/** A type without what may change and leave its values as they are; one whose inside changes counts as another. */
function typeWords(type: object): unknown {
  return JSON.parse(JSON.stringify(type, (word, value: unknown) => (["span", "spans", "minLength", "maxLength", "minimum", "maximum", "pattern", "description", "minItems", "maxItems", "uniqueItems", "exclusiveMinimum", "exclusiveMaximum", "blocks", "deprecated", "normalize", "open"].includes(word) ? undefined : value)));
}
