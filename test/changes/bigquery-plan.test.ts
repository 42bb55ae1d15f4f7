import { asCompared, cutStatements, inverse, planBigquery, simulate, tablesIn, type Tables } from "@concord/bigquery/evolve";
import { changeKinds, diff, type ChangeKind } from "@concord/changes";
import type { Schema } from "@concord/core";
import { readMigration } from "@concord/migrate";
import { parse } from "sql-parser-cst";
import { expect, test } from "vitest";
import { pairs, type Edit } from "./pairs.ts";
import { statesOf } from "./states.ts";

const kinds = Object.keys(changeKinds) as ChangeKind[];
const counts = { statements: 0, requests: 0, copies: 0, undone: 0, combined: 0 };
/** Every statement and request of the plans. */
const printed = new Set<string>();

for (const kind of kinds) {
  test(`${kind}: the plan leads from the tables before to those after, and so does the way back`, () => {
    const { before, after } = statesOf(pairs[kind].fires);
    lead(before, after);
    lead(after, before);
  });
}

test("several changes at once", () => {
  // A fixed sequence of numbers, so that a failure is found again.
  let seed = 20_261_121;
  const random = (below: number): number => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor(seed / 65_536) % below;
  };
  while (counts.combined < 40) {
    const chosen = Array.from({ length: 2 + random(4) }, () => kinds[random(kinds.length)] as ChangeKind);
    const edits = chosen.flatMap((kind): readonly Edit[] => ("back" in pairs[kind].fires ? pairs[kind].fires.back : pairs[kind].fires));
    const states = validStates(edits);
    if (states === undefined) continue;
    lead(states.before, states.after);
    lead(states.after, states.before);
    counts.combined += 1;
  }
});

test("what was planned is cut out of its file as it was, and the API's own description has nothing against it", async () => {
  expect(printed.size).toBeGreaterThan(100);
  const { file } = readMigration({ file: "schemas/migrations/bigquery/all.sql", text: `-- migration: all\n-- after: nothing\n\n-- step: alone\n${[...printed].join("\n")}\n` });
  const { statements, diagnostics } = await cutStatements(file, file.steps[0] as (typeof file.steps)[number]);
  expect(diagnostics).toEqual([]);
  expect(statements.map(({ text }) => text)).toEqual([...printed].map((text) => text.replace(/;$/u, "")));
});

test("enough was planned, of each sort", () => {
  expect(counts.statements).toBeGreaterThan(300);
  for (const sort of ["requests", "copies", "undone"] as const) expect(counts[sort], sort).toBeGreaterThan(10);
});

/** What edits make of the base; nothing where they do not go together. */
function validStates(edits: readonly Edit[]): ReturnType<typeof statesOf> | undefined {
  try {
    return statesOf(edits);
  } catch {
    return undefined;
  }
}

function lead(before: Schema, after: Schema): void {
  const plan = planBigquery(before, after, diff(before, after));
  expect(plan.byHand.filter(({ why }) => why.includes("docs:"))).toEqual([]);
  const states = plan.actions.reduce<readonly Tables[]>((made, action) => [...made, simulate(made.at(-1) as Tables, action)], [tablesIn(before)]);
  expect(compared(states.at(-1) as Tables)).toEqual(compared(tablesIn(after)));
  for (const { phase, effect, statements, undo } of plan.steps) {
    for (const text of [...statements, ...undo]) read(text);
    const drops = /\bDROP (?:TABLE|COLUMN)\b/u.test(statements.join());
    expect([drops, effect === "irreversible"]).toEqual([drops, drops]);
    if (drops) expect(phase).toBe("contract");
  }
  counts.copies += plan.actions.filter((action) => action.do === "copy rows").length;
  // What can be taken back leads back, the last action first.
  const back = plan.actions.map((action, index) => inverse(action, states[index] as Tables));
  if (plan.actions.length === 0 || plan.actions.some((action, index) => back[index]?.length === 0 && !["copy rows", "fill column"].includes(action.do))) return;
  expect(compared(back.toReversed().flat().reduce(simulate, states.at(-1) as Tables))).toEqual(compared(tablesIn(before)));
  counts.undone += 1;
}

function compared(tables: Tables): readonly (readonly [string, string])[] {
  return [...tables].map(([key, table]) => [key, asCompared(table)] as const).sort();
}

/** Reads a statement with a parser that knows nothing of ours, or a request as JSON. */
function read(text: string): void {
  printed.add(text);
  if (text.startsWith("{")) {
    counts.requests += 1;
    expect(JSON.parse(text)).toMatchObject({ method: "tables.patch", table: { tableId: expect.any(String) as string } });
    return;
  }
  counts.statements += 1;
  parse(text, { dialect: "bigquery" });
}
