import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { runHere } from "../scenarios/world.ts";
import { addZod, put, publishTo, subpathsOf, temporary } from "./project.ts";

const bin = fileURLToPath(new URL("../../node_modules/.bin", import.meta.url));
const removes: (() => void)[] = [];
const folder = temporary((remove) => removes.push(remove));
const packages = join(folder, "packages");
const names = ["contracts", "people", "sales-ops"];
interface Manifest {
  readonly name: string;
  readonly exports: Readonly<Record<string, string | { readonly types: string; readonly default: string }>>;
  readonly [word: string]: unknown;
}
const manifestOf = (name: string): Manifest => JSON.parse(readFileSync(join(packages, name, "package.json"), "utf8")) as Manifest;

beforeAll(async () => {
  await publishTo(folder, "--as", "1.2.0");
});
afterAll(() => removes.forEach((remove) => remove()));

describe("the packages of a project", () => {
  test("are one of all and one of each namespace, with nothing that runs at installation and no dependency but a peer", () => {
    expect(readdirSync(packages).sort()).toEqual(names);
    for (const name of names) {
      const { exports: _, description: __, ...manifest } = manifestOf(name);
      expect(manifest).toEqual({
        name: `@acme/${name}`, version: "1.2.0", license: "Apache-2.0", type: "module", sideEffects: false, engines: { node: ">=20.19.0" },
        files: expect.arrayContaining(["zod", "types", "contracts"]) as unknown, peerDependencies: { zod: "^4.5.0" }, publishConfig: { access: "restricted" },
      });
    }
  });

  test("have a subpath per contract and way to use it", () => {
    const ways = ["", "/types", "/wire", "/validators", "/postgres", "/firestore", "/bigquery", "/schema.json", "/contract"];
    expect(Object.keys(manifestOf("sales-ops").exports)).toEqual([...ways.map((way) => `./*${way}`), "./package.json"]);
    expect(subpathsOf(join(packages, "sales-ops"))).toEqual([...ways.map((way) => `./order${way}`), "./package.json"]);
    expect(subpathsOf(join(packages, "contracts"))).toEqual(expect.arrayContaining(["./people/person", "./people/person/forms", "./people/address", "./sales_ops/order"]));
  });

  test("hold what their files import, and nothing of other contracts beside", () => {
    const held = (name: string): readonly string[] => readdirSync(join(packages, name, "zod"), { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".js")).sort();
    expect(held("sales-ops")).toEqual(["concord.js", "people/address.js", "sales_ops/order.js"]);
    expect(held("people")).toEqual(["concord.js", "people/address.js", "people/person.js"]);
  });

  test("install into a project that TypeScript checks strictly, libraries included, and run: every import, and the examples of each README", () => {
    const consumer = join(folder, "consumer");
    addZod(consumer);
    const imports = names.flatMap((name) => {
      const { name: full } = manifestOf(name);
      cpSync(join(packages, name), join(consumer, "node_modules", full), { recursive: true });
      return subpathsOf(join(packages, name)).filter((subpath) => !/\/(?:schema\.json|contract|package\.json)$/u.test(subpath)).map((subpath) => `${full}${subpath.slice(1)}`);
    });
    expect(imports.length).toBeGreaterThan(20);
    const examples = names.flatMap((name) => [...readFileSync(join(packages, name, "README.md"), "utf8").matchAll(/^```ts\n([\s\S]*?)^```/gmu)].map(([, text]) => text as string));
    expect(examples.length).toBe(names.length * 2);
    put(consumer, {
      "package.json": '{ "type": "module" }',
      "tsconfig.json": JSON.stringify({
        compilerOptions: { target: "es2023", lib: ["es2023", "dom"], types: [], module: "nodenext", strict: true, exactOptionalPropertyTypes: true, noUncheckedIndexedAccess: true, outDir: "made" },
        include: ["*.ts"],
      }),
      "imports.ts": `${imports.map((from, index) => `import * as all${index} from "${from}";`).join("\n")}\nexport const count: number = [${imports.map((_, index) => `all${index}`).join(", ")}].length;\n`,
      "person.ts": [
        'import { PersonRecord, type Person, type PersonId } from "@acme/people/person";', 'import type { PersonId as Id } from "@acme/contracts/people/person/types";',
        'import { can } from "@acme/people/person/access";', 'import { validatePerson } from "@acme/people/person/validators";', 'import type { PersonWire } from "@acme/people/person/wire";',
        'const wire: PersonWire = { id: "ann", email: "ann@example.com", joined: "2026-11-21T10:00:00.000Z" };',
        "const person: Person = PersonRecord.decode(wire);", "const id: PersonId = person.id;", "export const same: Id = id;",
        "export const said: unknown = { year: person.joined.getUTCFullYear(), back: PersonRecord.encode(person), may: [can('read', { uid: 'ann' }, person), can('read', { uid: 'bob' }, person), can('read', { uid: 'bob', roles: ['admin'] }, person), can('delete', { uid: 'ann' }, person)], valid: validatePerson(wire).success, not: validatePerson({ ...wire, email: 1 }).success };", "",
      ].join("\n"),
      ...Object.fromEntries(examples.map((text, index) => [`example${index}.ts`, text])),
    });
    const checked = spawnSync(join(bin, "tsc"), ["-p", consumer], { encoding: "utf8" });
    expect(checked.stdout).toBe("");
    const ran = execFileSync(process.execPath, ["--input-type=module", "-e", 'console.log(JSON.stringify([(await import("./made/imports.js")).count, (await import("./made/person.js")).said]))'], { cwd: consumer, encoding: "utf8" });
    expect(JSON.parse(ran)).toEqual([imports.length, {
      year: 2026, back: { id: "ann", email: "ann@example.com", joined: "2026-11-21T10:00:00.000Z" }, may: [true, false, true, false], valid: true, not: false,
    }]);
    put(consumer, { "wrong.ts": 'import type { Person } from "@acme/people/person";\nexport const email = (person: Person): number => person.email;\n' });
    expect(spawnSync(join(bin, "tsc"), ["-p", consumer], { encoding: "utf8" }).stdout).toContain("wrong.ts(2,");
  });

  test("are the same bytes from another checkout, as npm packs them", async () => {
    const other = temporary((remove) => removes.push(remove));
    await publishTo(other, "--as", "1.2.0");
    const pack = (root: string): readonly unknown[] => {
      const args = ["pack", "--dry-run", "--json", "--ignore-scripts", ...names.map((name) => `./packages/${name}`)];
      return (JSON.parse(execFileSync("npm", args, { cwd: root, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] })) as readonly { readonly name: string; readonly integrity: string }[])
        .map(({ name, integrity }) => `${name} ${integrity}`);
    };
    const [here, there] = [pack(folder), pack(other)];
    expect(here).toHaveLength(3);
    expect(here.every((line) => String(line).includes("sha512-"))).toBe(true);
    expect(there).toEqual(here);
  });
});

test("--dry-run shows what there would be and writes nothing; a state before gives the bump and the changelog", async () => {
  const next = temporary((remove) => removes.push(remove));
  cpSync(join(folder, "schemas"), join(next, "schemas"), { recursive: true });
  const person = join("schemas", "people", "person.yaml");
  put(next, { [person]: readFileSync(join(folder, person), "utf8").replace("  joined:", "  nick:   { type: string, maxLength: 40, optional: true }\n  joined:").replace("answer:  { type: json, optional: true }", "") });
  const { out, code } = await runHere(next, "publish", "--dry-run", "--against", folder, "--json");
  expect(code).toBe(0);
  expect(readdirSync(next)).toEqual(["schemas"]);
  const { packages: shown } = JSON.parse(out) as { readonly packages: readonly { readonly name: string; readonly bump: string; readonly files: readonly { readonly path: string }[] }[] };
  expect(shown.map(({ name, bump }) => `${name} ${bump}`)).toEqual(["@acme/contracts major", "@acme/people major", "@acme/sales-ops none"]);
  expect(shown.every(({ files }) => files.some(({ path }) => path === "CHANGELOG.md"))).toBe(true);
  expect((await runHere(next, "publish", "--out", "packages", "--against", folder)).code).toBe(0);
  expect(readFileSync(join(next, "packages", "people", "CHANGELOG.md"), "utf8")).toMatch(/^# Changelog\n\n## 0\.0\.0\n\n### Breaking\n\n[\s\S]*- people\.person, answer: a field is gone; it breaks [\s\S]*- people\.person, nick: a field is new/u);
  expect((await runHere(next, "publish", "--out", "packages")).err).toContain("packages is not empty");
});
