import { changeKinds } from "@concord/changes";
import { describe, expect, inject, test } from "vitest";
import { composed, cutByTime, elsewhere, everyKind } from "./compose.ts";
import { onceAtDesk } from "./desk.ts";
import { runOnRows } from "./run.ts";

const [address] = inject("postgres");
if (address === undefined) throw new Error("there is no PostgreSQL to plan on");
const groups = [...everyKind(12), cutByTime()];

describe("a plan leads there, back, and there again, and every value is kept", () => {
  test.each(groups.map(({ kinds, before, after }) => [kinds.join(", "), before, after] as const))("%s", async (_, before, after) => {
    const { faults, refused, rows } = await onceAtDesk(address, (desk) => runOnRows(desk, before, after, 60, 20_261_121));
    expect([...faults, ...refused]).toEqual([]);
    expect(rows).toBeGreaterThan(20);
  });
});

test("every kind of change is among them", () => {
  const planned = new Set(groups.flatMap(({ kinds }) => kinds));
  expect(Object.keys(changeKinds).filter((kind) => !planned.has(kind as never))).toEqual([]);
  expect([...elsewhere].filter((kind) => composed([kind]) === undefined)).toEqual([]);
});
