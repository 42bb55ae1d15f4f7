import { decode, type GeneratedFile } from "@concord/core";
import { packagesOf, sourcesOf } from "@concord/publish";
import { compile } from "@concord/publish/driver";
import { execFileSync, spawnSync } from "node:child_process";
import { symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { projectOf } from "../prove/proving.ts";
import { addZod, put, subpathsOf, temporary } from "./project.ts";

const contracts: Readonly<Record<string, string>> = {
  project: 'name: shop\nstores: [postgres]\npackages: { scope: "@acme", drizzle: true }\n',
  "people/person": "entity: person\nplural: people\ndescription: Somebody.\nfields:\n  id: { type: uid }\n  role: { type: enum, values: [user, admin], default: user }\n  joined: { type: timestamp }\n",
  "sales/order": "entity: order\nplural: orders\ndescription: What somebody ordered.\nfields:\n  id: { type: uuid, auto: uuid }\n  buyerId: { ref: people.person }\n  lines: { type: list, of: { type: object, fields: { at: { type: timestamp } } } }\n",
};
const sources = Object.entries(contracts).map(([name, text]) => decode(new TextEncoder().encode(text), `schemas/${name}.yaml`).source);
const removes: (() => void)[] = [];
const folder = temporary((remove) => removes.push(remove));
const bin = fileURLToPath(new URL("../../node_modules/.bin", import.meta.url));
const names = ["@acme/contracts", "@acme/people", "@acme/sales"];
const textOf = (files: readonly GeneratedFile[], path: string): string => files.find((file) => file.path === path)?.text ?? "";
let packages: ReturnType<typeof packagesOf>;

beforeAll(async () => {
  const { schema, made } = projectOf(sources);
  const compiled = await compile(sourcesOf(schema, made.flatMap(({ files }) => files), sources));
  packages = packagesOf(schema, compiled, () => ({ version: "1.0.0" }));
  addZod(folder);
  symlinkSync(dirname(createRequire(import.meta.url).resolve("drizzle-orm")), join(folder, "node_modules", "drizzle-orm"));
  for (const { name, files } of packages) put(join(folder, "node_modules", name), Object.fromEntries(files.map(({ path, text }) => [path, text])));
});
afterAll(() => removes.forEach((remove) => remove()));

test("packages have Drizzle's tables where the project asks for them, each by itself and all as a schema, for those who have Drizzle", () => {
  expect(packages.map(({ name }) => name)).toEqual(names);
  const manifests = packages.map(({ files }) => JSON.parse(textOf(files, "package.json")) as object);
  expect(manifests).toEqual(names.map(() => expect.objectContaining({ peerDependencies: { zod: "^4.5.0", "drizzle-orm": "^0.45.0" }, peerDependenciesMeta: { "drizzle-orm": { optional: true } } })));
  expect(subpathsOf(join(folder, "node_modules", "@acme/sales"))).toEqual(expect.arrayContaining(["./drizzle", "./order/drizzle"]));
  // What a table refers to is in the package, without a subpath.
  expect(packages[2]?.files.map(({ path }) => path).filter((path) => /^drizzle\/.*\.js$/u.test(path))).toEqual(["drizzle/concord.js", "drizzle/people/person.js", "drizzle/sales/order.js", "drizzle/sales.schema.js"].sort());
});

test("they type-check in a strict project and run, with the examples of each README, and have the contract's types", () => {
  const examples = packages.flatMap(({ files }) => [...textOf(files, "README.md").matchAll(/^```ts\n([\s\S]*?)^```/gmu)].map(([, text]) => text as string)).filter((text) => text.includes("drizzle"));
  expect(examples).toHaveLength(3);
  expect(examples[2]).toContain("with: { buyer: true }");
  put(folder, {
    "package.json": '{ "type": "module" }',
    "tsconfig.json": JSON.stringify({ compilerOptions: { target: "es2023", lib: ["es2023"], types: [], module: "nodenext", strict: true, exactOptionalPropertyTypes: true, noUncheckedIndexedAccess: true, skipLibCheck: true, outDir: "made" }, include: ["*.ts"] }),
    "use.ts": `import { getTableColumns, getTableName } from "drizzle-orm";
import type { NodePgDatabase } from "drizzle-orm/node-postgres";
import { order } from "@acme/sales/order/drizzle";
import type { PersonId } from "@acme/people/person/types";
import * as schema from "@acme/contracts/drizzle";
type Order = typeof order.$inferSelect;
type NewPerson = typeof schema.person.$inferInsert;
export const person = (id: PersonId): NewPerson => ({ id, joined: new Date(0), role: "admin" });
export const of = (made: Order): [PersonId, string | undefined] => [made.buyerId, made.lines[0]?.at];
export const joined = async (db: NodePgDatabase<typeof schema>): Promise<Date | undefined> => (await db.query.order.findFirst({ with: { buyer: true } }))?.buyer.joined;
export const counts = async (db: NodePgDatabase<typeof schema>): Promise<number | undefined> => (await db.query.person.findFirst({ with: { orders: true } }))?.orders.length;
// @ts-expect-error a role is one of the contract's
export const guest: NewPerson["role"] = "guest";
// @ts-expect-error the id of a person names no order
export const other = (made: Order, id: PersonId): boolean => made.id === id;
export const said = [getTableName(order), Object.keys(getTableColumns(order))];
`,
    ...Object.fromEntries(examples.map((text, index) => [`example${index}.ts`, text])),
  });
  expect(spawnSync(join(bin, "tsc"), ["-p", folder], { encoding: "utf8" }).stdout).toBe("");
  const ran = execFileSync(process.execPath, ["--input-type=module", "-e", 'console.log(JSON.stringify((await import("./made/use.js")).said))'], { cwd: folder, encoding: "utf8" });
  expect(JSON.parse(ran)).toEqual(["orders", ["id", "buyerId", "lines"]]);
});
