import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

test("the lockfile names no registry host", () => {
  const lockfile = readFileSync(new URL("../pnpm-lock.yaml", import.meta.url), "utf8");
  expect(lockfile.match(/https?:\/\/[^\s'"]+/g) ?? []).toEqual([]);
});
