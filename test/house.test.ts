import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { runHere } from "./scenarios/world.ts";

const root = fileURLToPath(new URL("..", import.meta.url)).replace(/\/$/u, "");
const git = (...args: readonly string[]): readonly string[] =>
  execFileSync("git", [...args], { cwd: root, encoding: "utf8", maxBuffer: 1e9 }).split("\n").filter((line) => line !== "");
const ours = git("ls-files", "--cached", "--others", "--exclude-standard").filter((file) => existsSync(join(root, file)));
const code = ours.filter((file) => /^(?:packages|test)\/.*\.(?:ts|mjs)$/u.test(file));
const read = (file: string): string => readFileSync(join(root, file), "utf8");

test("the top level holds what it is meant to hold", () => {
  const top = [...new Set(ours.map((file) => file.split("/")[0] as string))].filter((name) => !name.startsWith(".")).sort();
  const allowed = ["LICENSE", "README.md", "generated", "package.json", "packages", "pnpm-lock.yaml", "pnpm-workspace.yaml", "schemas", "test", "tsconfig.json", "turbo.json"];
  expect(top.filter((name) => !allowed.includes(name))).toEqual([]);
});

test("there is one lockfile, and it names no registry host", () => {
  expect(ours.filter((file) => /(?:^|\/)(?:package-lock\.json|yarn\.lock|npm-shrinkwrap\.json)$/u.test(file))).toEqual([]);
  expect(read("pnpm-lock.yaml").match(/https?:\/\/[^\s'"]+/gu) ?? []).toEqual([]);
});

test("every dependency is pinned exactly", () => {
  const manifests = ours.filter((file) => file.endsWith("package.json"));
  const loose = manifests.flatMap((file) => {
    const { dependencies = {}, devDependencies = {}, optionalDependencies = {} } = JSON.parse(read(file)) as Record<string, Record<string, string>>;
    return Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies })
      .filter(([, version]) => !/^(?:\d+\.\d+\.\d+[\w.-]*|workspace:\*)$/u.test(version)).map(([name, version]) => `${file}: ${name} ${version}`);
  });
  expect(loose).toEqual([]);
});

test("no file names a path of the machine it was written on", () => {
  const paths = [`${root}/`, `${homedir()}/`, ...(dirname(root) === tmpdir() ? [] : [`${dirname(root)}/`])].filter((path) => path.length > 2);
  expect(ours.filter((file) => !/\.(?:png|ico|woff2?)$/u.test(file) && paths.some((path) => read(file).includes(path)))).toEqual([]);
});

test("no test is left out and nothing is left unfinished", () => {
  const marks = [new RegExp(String.raw`\b(?:it|test|describe)\.(?:${["skip", "only", "todo"].join("|")})\b`, "u"), new RegExp(["TO", "DO|FIX", "ME"].join(""), "u")];
  expect(code.filter((file) => marks.some((mark) => mark.test(read(file))))).toEqual([]);
});

test("files hold one idea: none is longer than 300 lines, none is called utils, helpers or common", () => {
  expect(code.filter((file) => read(file).split("\n").length > 301)).toEqual([]);
  expect(ours.filter((file) => /(?:^|\/)(?:utils?|helpers?|common)(?:\.|\/)/u.test(file))).toEqual([]);
});

/**
 * Who may import whom, one way only: core, then the targets and the oracle, then prove, then cli. Targets never import each other, but for the wire types,
 * which json-schema-to-typescript makes from the JSON Schema target's documents.
 */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  core: [],
  changes: ["core"],
  migrate: ["core"],
  postgres: ["core", "changes", "migrate"],
  firestore: ["core", "changes", "migrate"],
  bigquery: ["core", "changes", "migrate"],
  diagram: ["core"],
  dictionary: ["core"],
  jsonschema: ["core"],
  python: ["core"],
  typescript: ["core", "jsonschema"],
  oracle: ["core"],
  prove: ["core", "oracle"],
  publish: ["core", "changes", "dictionary", "postgres", "python", "typescript"],
  report: ["core", "changes", "dictionary", "migrate"],
  cli: ["core", "changes", "migrate", "postgres", "firestore", "bigquery", "diagram", "dictionary", "jsonschema", "python", "typescript", "oracle", "prove", "publish", "report"],
};

test("packages import one way only", () => {
  expect(Object.keys(mayImport).sort()).toEqual(readdirSync(join(root, "packages")).sort());
  const wrong = code.filter((file) => /^packages\/[^/]+\/src\//u.test(file)).flatMap((file) => {
    const own = file.split("/")[1] as string;
    const imported = [...read(file).matchAll(/(?:from|import)\s*\(?\s*"@concord\/([a-z]+)/gu)].map(([, name]) => name as string);
    return imported.filter((name) => !mayImport[own]?.includes(name)).map((name) => `${file} imports ${name}`);
  });
  expect(wrong).toEqual([]);
});

test("only the command line and the drivers reach out of the program", () => {
  const pure = code.filter((file) => /^packages\/[^/]+\/src\//u.test(file) && !file.startsWith("packages/cli/") && !file.includes("/src/driver/"));
  expect(pure.filter((file) => /from "node:|\bprocess\.|\bconsole\./u.test(read(file)))).toEqual([]);
});

// Only a checkout without edits of its own can tell: the tests run after the main job, which writes what is stale.
test.runIf(process.env["CI"] === "true")("what is committed is what our contracts compile to", () => {
  expect(git("status", "--porcelain", "--", "generated", "schemas")).toEqual([]);
});

test("our contracts are valid and follow every rule, or say why not", async () => {
  expect(await runHere(root, "check", "--contracts", "--strict")).toMatchObject({ code: 0 });
});

test("the linter finds nothing", () => {
  // By name: to look for files below thousands of installed packages takes longer than to read ours.
  const { stdout, status } = spawnSync(join(root, "node_modules", ".bin", "oxlint"), ["--format=unix", ...code], { cwd: root, encoding: "utf8" });
  expect({ stdout, status }).toMatchObject({ status: 0 });
});

test("every test type-checks", () => {
  const { stdout, status } = spawnSync(join(root, "node_modules", ".bin", "tsc"), ["-p", "test/tsconfig.json"], { cwd: root, encoding: "utf8" });
  expect({ stdout, status }).toEqual({ stdout: "", status: 0 });
});
