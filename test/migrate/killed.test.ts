import { expect, test } from "vitest";
import { databaseOf, up } from "./house.ts";
import { finished, mixed, runUntil, written } from "./killed.ts";

// All 200 points are in the acceptance tests; these are one of each mode.
test.each([
  [20, 0], [34, "before"], [52, 0], [96, 1],
] as const)("a runner that is killed at message %i (%s) leaves what the next run completes, and nothing twice", async (message, after) => {
  const database = await databaseOf();
  expect(await runUntil(database, written(mixed), { message, after })).toBeUndefined();
  expect(await finished(database)).toEqual([]);
});

test("a run that nobody kills is what the others are held against", async () => {
  const database = await databaseOf();
  expect(await up(database, mixed)).toBe("done: 1_tables, 2_beside, 3_fill, 4_clear");
  expect(await finished(database)).toEqual([]);
});
