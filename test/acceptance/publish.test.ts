import { build } from "esbuild";
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { rollup } from "rollup";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addZod, put, publishTo, subpathsOf, temporary } from "../publish/project.ts";

const removes: (() => void)[] = [];
const folder = temporary((remove) => removes.push(remove));
const consumer = join(folder, "consumer");
const names = ["contracts", "people", "sales-ops"];
const tarball = (name: string): string => join(folder, `acme-${name}-1.2.0.tgz`);
const require = createRequire(import.meta.url);

beforeAll(async () => {
  await publishTo(folder, "--as", "1.2.0");
  execFileSync("npm", ["pack", "--ignore-scripts", "--pack-destination", folder, ...names.map((name) => `./packages/${name}`)], { cwd: folder, stdio: "ignore" });
  put(consumer, {
    "package.json": '{ "private": true, "type": "module" }',
    "person.js": 'import { PersonRecord } from "@acme/people/person";\nexport const read = (json) => PersonRecord.decode(JSON.parse(json));\n',
    "run.js": [
      'import { validatePerson } from "@acme/people/person/validators";', 'import { read } from "./person.js";', 'import * as orders from "@acme/contracts/sales_ops/order/postgres";',
      'const person = read(\'{ "id": "ann", "email": "ann@example.com", "joined": "2026-11-21T10:00:00.000Z" }\');',
      "console.log(JSON.stringify([person.joined.getTime(), validatePerson({}).success, Object.keys(orders).length > 0]));", "",
    ].join("\n"),
  });
  // Zod is ours, so that nothing but the packages themselves is installed, and no registry is asked.
  execFileSync("npm", ["install", "--offline", "--legacy-peer-deps", "--ignore-scripts", "--no-audit", "--no-fund", ...names.map(tarball)], { cwd: consumer, stdio: "ignore" });
  addZod(consumer);
});
afterAll(() => removes.forEach((remove) => remove()));

describe.each(names)("the package %s, as npm packs it", (name) => {
  test("has no fault that publint finds", async () => {
    const { publint } = await import("publint");
    const { formatMessage } = await import("publint/utils");
    const { messages, pkg } = await publint({ pkgDir: join(consumer, "node_modules", "@acme", name), strict: true, level: "suggestion", pack: false });
    expect(messages.map((message) => formatMessage(message, pkg))).toEqual([]);
  });

  test("gives every import the types that it has (are-the-types-wrong)", () => {
    const attw = join(dirname(require.resolve("@arethetypeswrong/cli/package.json")), "dist", "index.js");
    // It does not look behind patterns by itself. Contracts are YAML, which has no types.
    const entrypoints = subpathsOf(join(folder, "packages", name)).filter((subpath) => !/\/(?:contract|package\.json)$/u.test(subpath)).map((subpath) => subpath.slice("./".length));
    expect(entrypoints.length).toBeGreaterThan(7);
    const { stdout, stderr, status } = spawnSync(process.execPath, [attw, tarball(name), "--profile", "esm-only", "--format", "ascii", "--no-color", "--entrypoints", ...entrypoints], { encoding: "utf8" });
    expect({ status, said: status === 0 ? "" : stdout + stderr }).toEqual({ status: 0, said: "" });
  });
});

test.each([20, 22, 24, 26])("runs on Node %i", (major) => {
  const node = nodeOf(major);
  if (node === undefined) {
    process.stdout.write(`\nNode ${major} could not be fetched: the packages were NOT run on it\n`);
    expect(process.env["CI"], `Node ${major} could not be fetched`).not.toBe("true");
    return;
  }
  expect(execFileSync(node, ["--version"], { encoding: "utf8" })).toMatch(new RegExp(`^v${major}\\.`, "u"));
  expect(JSON.parse(execFileSync(node, ["run.js"], { cwd: consumer, encoding: "utf8" }))).toEqual([1795255200000, false, true]);
  process.stdout.write(`\nNode ${major}: ran\n`);
});

describe("a bundle of one entity's codec", () => {
  const foreign = /\/(?:sales_ops|validators|postgres|firestore|bigquery|forms|json-schema|contracts)\//u;
  const ours = (modules: readonly string[]): readonly string[] => modules.filter((module) => module.includes("@acme")).map((module) => module.slice(module.lastIndexOf("@acme/") + 6)).sort();

  test("by esbuild holds no other entity, validator or store", async () => {
    const { metafile } = await build({ absWorkingDir: consumer, entryPoints: ["person.js"], bundle: true, write: false, minify: true, format: "esm", metafile: true });
    const [output] = Object.values(metafile.outputs);
    const modules = ours(Object.entries(output?.inputs ?? {}).flatMap(([path, { bytesInOutput }]) => (bytesInOutput > 0 ? [path] : [])));
    process.stdout.write(`\nesbuild: ${output?.bytes} bytes of ${modules.join(", ")}\n`);
    expect(modules).toContain("people/zod/people/person.js");
    expect(modules.filter((module) => foreign.test(module))).toEqual([]);
  });

  test("by rollup holds no other entity, validator or store", async () => {
    const leads: Readonly<Record<string, string>> = { "@acme/people/person": join(consumer, "node_modules/@acme/people/zod/people/person.js") };
    const bundle = await rollup({ input: join(consumer, "person.js"), external: ["zod"], plugins: [{ name: "packages", resolveId: (id) => leads[id] ?? null }] });
    const { output } = await bundle.generate({ format: "es" });
    const modules = ours(Object.entries(output[0].modules).flatMap(([path, { renderedLength }]) => (renderedLength > 0 ? [path] : [])));
    process.stdout.write(`\nrollup: ${output[0].code.length} characters of ${modules.join(", ")}\n`);
    expect(modules).toContain("people/zod/people/person.js");
    expect(modules.filter((module) => foreign.test(module))).toEqual([]);
  });
});

/** A Node of that major version: the one that runs this, or one from npm. Nothing where it cannot be fetched. */
function nodeOf(major: number): string | undefined {
  if (process.versions.node.startsWith(`${major}.`)) return process.execPath;
  const version = { 20: "20.20.2", 22: "22.23.3", 24: "24.21.0", 26: "26.10.0" }[major] as string;
  const name = `node-${process.platform}-${process.arch}`;
  const place = join(folder, `node${major}`);
  put(place, { "package.json": "{}" });
  spawnSync("npm", ["install", "--ignore-scripts", "--no-audit", "--no-fund", `${name}@${version}`], { cwd: place, stdio: "ignore" });
  const node = join(place, "node_modules", name, "bin", "node");
  return existsSync(node) && readFileSync(join(place, "node_modules", name, "package.json"), "utf8").includes(version) ? node : undefined;
}
