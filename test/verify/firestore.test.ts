import { loadRules } from "@concord/firestore/driver";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { runHere, runWith } from "../scenarios/world.ts";

const folder = mkdtempSync(join(tmpdir(), "concord-verify-firestore-"));
const host = inject("firestore") as string;
const project = "demo-verify";
const verify = (...args: readonly string[]) => runWith({ FIRESTORE_EMULATOR_HOST: host, GOOGLE_CLOUD_PROJECT: project }, folder, "verify", "--store", "firestore", ...args);
let rules = "";

beforeAll(async () => {
  mkdirSync(join(folder, "schemas", "shop"), { recursive: true });
  writeFileSync(join(folder, "schemas", "project.yaml"), "name: shop\nstores: [firestore]\n");
  const entity = (name: string) => `entity: ${name}\nplural: ${name}s\ndescription: A ${name}.\nfields:\n  id:    { type: uid }\n  owner: { type: uid }\n  note:  { type: string, maxLength: 50, optional: true }\naccess:\n  read: hasRole('admin')\n  create: auth.uid == owner\n`;
  for (const name of ["order", "line"]) writeFileSync(join(folder, "schemas", "shop", `${name}.yaml`), entity(name));
  expect((await runHere(folder, "build")).code).toBe(0);
  rules = readFileSync(join(folder, "generated", "firestore", "firestore.rules"), "utf8");
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("rules that were deployed from the contracts are what they say, whatever their line ends", async () => {
  await loadRules(host, project, rules.replaceAll("\n", "\r\n"));
  expect(await verify()).toEqual({ out: "5 things of the Firestore project demo-verify compared: it is what the contracts say.\n", err: "Indexes were not compared: the emulator has none, and answers without.\n", code: 0 });
});

test("what somebody changed is named", async () => {
  const changed = rules.replace(/ {4}\/\/ shop\.line[\s\S]*?\n {4}\}\n/u, "").replace("{0,50}", "{0,60}").replace("  }\n}\n", "    match /secrets/{id} {\n      allow read: if true;\n    }\n  }\n}\n");
  await loadRules(host, project, changed);
  const { out, code } = await verify();
  expect(out.split("\n").map((line) => line.trim().split(/ {2,}/u)).filter(([first]) => first !== "")).toEqual([
    ["differs", "contracts", "in force"],
    ["match /lines/{id}", "is missing"], ["match /secrets/{id}", "is in no contract"],
    ["match /orders/{id}", "is another", String.raw`&& (!('note' in d) || d.note.matches('[^\\x00]{0,50}'));`, String.raw`&& (!('note' in d) || d.note.matches('[^\\x00]{0,60}'));`],
    ["5 things of the Firestore project demo-verify compared: 3 differences from the contracts."],
  ]);
  expect(code).toBe(1);
  expect(JSON.parse((await verify("--json")).out)).toMatchObject({ exit: 1, store: "firestore", project, differences: [{ is: "missing" }, { is: "unexpected" }, { is: "different" }] });
});

test("a project without rules has none of them", async () => {
  const { out, code } = await verify("--target", "demo-verify-empty");
  expect(out).toContain("is missing");
  expect(code).toBe(1);
});

test.for<[Readonly<Record<string, string>>, readonly string[], string]>([
  [{}, ["--store", "firestore"], "no Firestore is named"],
  [{ FIRESTORE_EMULATOR_HOST: "127.0.0.1:1" }, ["--store", "firestore"], "no project of the emulator is named"],
  [{ FIRESTORE_EMULATOR_HOST: "127.0.0.1:1" }, ["--store", "firestore", "--target", "x"], "the project x of the emulator at 127.0.0.1:1"],
  [{}, ["--store", "mysql"], "there is nothing to compare in the store"],
])("says what keeps it from looking: %o %s", async ([variables, args, message]) => {
  const { err, code } = await runWith(variables, folder, "verify", ...args);
  expect(err).toContain(message);
  expect(code).toBe(2);
});
