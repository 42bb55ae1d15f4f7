import { codes } from "@concord/cli";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { expectFile } from "./expected.ts";
import { runHere } from "./world.ts";

// A folder per code, called like it: diagnose/<owner-folder>/<what-is-wrong>/schemas/, and beside it expected.txt with every frame that `concord check` prints.
const scenarios = fileURLToPath(new URL("diagnose", import.meta.url));
const folders = readdirSync(scenarios).flatMap((owner) => readdirSync(join(scenarios, owner)).map((name) => `${owner}/${name}`));

describe.each(folders)("%s", (code) => {
  test("has exactly these frames", async () => {
    const folder = join(scenarios, code);
    const ran = await runHere(folder, "check", "--contracts");
    expectFile(join(folder, "expected.txt"), ran.out);
    expect(ran.err).toBe("");
    expect(ran.out).toContain(`[${code}]`);
    expect([...ran.out.matchAll(/ \[([a-z-]+\/[a-z0-9-]+)\]$/gmu)].map(([, each]) => each).filter((each) => !codes.some((known) => known.code === each))).toEqual([]);
    expect(ran.code).toBe(/^\d+ warnings? in/mu.test(ran.out) ? 0 : 1);
  });
});

test("every code has a scenario, here or in a transcript of the command line", () => {
  const transcripts = fileURLToPath(new URL("cli", import.meta.url));
  const shown = readdirSync(transcripts).map((name) => readFileSync(join(transcripts, name), "utf8")).join("");
  const missing = codes.map((each) => each.code).filter((code) => !existsSync(join(scenarios, code)) && !shown.includes(`[${code}]`));
  expect(missing).toEqual([]);
});

test("every scenario is for a code that exists, and every code has a page", () => {
  const known = codes.map((each) => each.code);
  expect(folders.filter((folder) => !known.includes(folder))).toEqual([]);
  expect(new Set(known).size).toBe(known.length);
  for (const { code, explain } of codes) {
    expect(code).toMatch(/^[a-z-]+\/[a-z0-9-]+$/u);
    expect(explain.trim().length, code).toBeGreaterThan(60);
  }
});
