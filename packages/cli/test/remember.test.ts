import { mkdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { runHere } from "../../../test/scenarios/world.ts";
import { nothingToDo } from "../src/remember/last-build.ts";
import { scratch } from "./write/folder.ts";

const contract = "schemas/shop/item.yaml";
const sql = "generated/postgres/shop/item.sql";
const cache = "node_modules/.cache/concord/build.json";

/** A project that was built, with the folder in which a build is remembered. */
async function built(): Promise<{ readonly root: string; readonly edit: (path: string, change: (text: string) => string) => void }> {
  const root = scratch();
  for (const folder of ["schemas/shop", "node_modules"]) mkdirSync(join(root, folder), { recursive: true });
  writeFileSync(join(root, "schemas/project.yaml"), "name: shop\n");
  writeFileSync(join(root, contract), "entity: item\ndescription: A thing.\nfields:\n  id: { type: uuid }\n  name: { type: string, maxLength: 20 }\n");
  expect(await runHere(root, "build")).toMatchObject({ code: 0 });
  expect(nothingToDo(root)).toBeDefined();
  return { root, edit: (path, change) => writeFileSync(join(root, path), change(readFileSync(join(root, path), "utf8"))) };
}

test("a build with nothing to do says the same as one that compiled and found nothing to do", async () => {
  const { root } = await built();
  const remembered = await runHere(root, "build");
  const compiled = await runHere(root, "build", "--force");
  expect(remembered).toEqual(compiled);
  expect(remembered.out).toMatch(/Nothing to write: \d+ files are up to date\.\n$/u);
  const data = JSON.parse((await runHere(root, "build", "--json")).out) as object;
  expect(data).toEqual(JSON.parse((await runHere(root, "build", "--json", "--force")).out));
});

test("a contract that was only touched is no change", async () => {
  const { root } = await built();
  utimesSync(join(root, contract), new Date(), new Date());
  expect(nothingToDo(root)).toBeDefined();
});

test.each<[string, (project: Awaited<ReturnType<typeof built>>) => void]>([
  ["a contract was edited", ({ edit }) => edit(contract, (text) => text.replace("20", "21"))],
  ["a contract is new", ({ root }) => writeFileSync(join(root, "schemas/shop/other.yaml"), "entity: other\ndescription: Another.\nfields:\n  id: { type: uuid }\n")],
  ["a contract is gone", ({ root }) => rmSync(join(root, contract))],
  ["a table was moved", ({ edit }) => edit("schemas/layout.json", (text) => text.replace(/"x": \d+/u, '"x": 999'))],
  ["a generated file was edited, its size and times as before", ({ root, edit }) => {
    edit(sql, (text) => text.replace("20", "99"));
    utimesSync(join(root, sql), new Date(0), new Date(0));
  }],
  ["a generated file is gone", ({ root }) => rmSync(join(root, sql))],
  ["the manifest is gone", ({ root }) => rmSync(join(root, "generated/.concord-manifest"))],
  ["a build was cut short", ({ root }) => mkdirSync(join(root, "generated/.concord"))],
  ["it is another program", ({ edit }) => edit(cache, (text) => text.replace(/"program":"./u, '"program":"-'))],
  ["what was remembered can't be read", ({ root }) => writeFileSync(join(root, cache), "{")],
])("a build compiles when %s", async (_, change) => {
  const project = await built();
  change(project);
  expect(nothingToDo(project.root)).toBeUndefined();
  expect(await runHere(project.root, "build")).toMatchObject({ code: 0 });
  expect(await runHere(project.root, "check")).toMatchObject({ code: 0 });
  expect(nothingToDo(project.root)).toBeDefined();
});

test("a build with findings is not remembered, nor is one where nothing may be kept", async () => {
  const { root, edit } = await built();
  edit(contract, (text) => text.replace("string", "strnig"));
  expect(await runHere(root, "build")).toMatchObject({ code: 1 });
  expect(nothingToDo(root)).toBeUndefined();
  edit(contract, (text) => text.replace("strnig", "string"));
  rmSync(join(root, "node_modules"), { recursive: true });
  expect(await runHere(root, "build")).toMatchObject({ code: 0 });
  expect(nothingToDo(root)).toBeUndefined();
});
