import { execFileSync } from "node:child_process";
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { databaseVariables } from "../../packages/cli/src/project/database.ts";
import { scratchVariable } from "../../packages/cli/src/project/scratch.ts";
import { envExample, settings } from "../../packages/cli/src/settings.ts";
import { expectFile } from "../scenarios/expected.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** What every program has without asking for it. */
const ofSystem = ["PATH", "HOME", "TERM", "JAVA_TOOL_OPTIONS"];

test("the settings are what the code reads from the environment, and no other", () => {
  const files = globSync(["packages/*/src/**/*.ts", "packages/cli/*.mjs", "packages/cli/bin/*.mjs"], { cwd: root });
  const read = files.flatMap((file) => [...readFileSync(join(root, file), "utf8").matchAll(/\benv(?:\["(\w+)"\]|\.([A-Z]\w+))/gu)].map(([, quoted, plain]) => (quoted ?? plain) as string));
  const names = new Set([...read, ...databaseVariables, scratchVariable].filter((name) => !ofSystem.includes(name)));
  expect([...names].sort()).toEqual(settings.filter(({ readBy }) => readBy === undefined).map(({ name }) => name).sort());
});

test(".env.example has all of them, commented out, and a shell reads what it says", () => {
  expectFile(join(root, ".env.example"), envExample());
  const lines = envExample().split("\n");
  expect(lines.filter((line) => line !== "" && !line.startsWith("# ") && !line.startsWith("#   "))).toEqual([]);
  const assignments = lines.filter((line) => /^# [A-Z_]+=/u.test(line)).map((line) => line.slice(2)).join("\n");
  const loaded = execFileSync("sh", ["-c", `set -a\n${assignments}\nset +a\nenv`], { encoding: "utf8", env: {} });
  expect(settings.filter(({ name, example }) => !loaded.includes(`${name}=${example}\n`))).toEqual([]);
});

test("git ignores .env, and the README names every setting", () => {
  expect(execFileSync("git", ["check-ignore", ".env"], { cwd: root, encoding: "utf8" })).toBe(".env\n");
  const readme = readFileSync(join(root, "packages/cli/README.md"), "utf8");
  expect(settings.filter(({ name, about }) => !readme.includes(`| \`${name}\` | ${about}`))).toEqual([]);
});
