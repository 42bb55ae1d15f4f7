import { expect, test } from "vitest";
import { judgeBroken } from "./judge.ts";

test("a thousand broken contracts: refused at a place, or compiled; no exception, and no reader that does not come back", async () => {
  const { read, compiled, codes } = await judgeBroken(20261121, 1_000);
  expect(read).toBe(1_000);
  // They reach much of what can be wrong and leave much that is right, or they would prove little.
  expect(codes.size).toBeGreaterThan(60);
  expect(compiled).toBeGreaterThan(100);
});
