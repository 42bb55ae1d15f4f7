import { createDatabase, runScript, type Database } from "@concord/postgres/driver";
import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { startVerdaccio, token, type Registry } from "../readme/registry.ts";
import { runWith, type Ran } from "../scenarios/world.ts";
import { put, putOnePackage, temporary } from "./project.ts";

// The consumer's story, from an empty folder: packages are published to a registry, installed, compiled against, and used with the stores; then comes a version that breaks.

const modules = fileURLToPath(new URL("../node_modules", import.meta.url));
const bin = fileURLToPath(new URL("../../node_modules/.bin", import.meta.url));
const removes: (() => void)[] = [];
const folder = temporary((remove) => removes.push(remove));
const project = join(folder, "project");
const consumer = join(folder, "consumer");
const person = join(project, "schemas", "people", "person.yaml");
let registry: Registry;
let database: Database;

beforeAll(async () => {
  const [address] = inject("postgres");
  if (address === undefined) throw new Error("there is no PostgreSQL");
  [registry, database] = await Promise.all([startVerdaccio("@acme"), createDatabase(address)]);
  putOnePackage(project);
  edit("project.yaml", 'license: Apache-2.0 }', 'license: Apache-2.0, each: [namespace] }');
});
afterAll(async () => {
  registry.stop();
  await database.drop();
  removes.forEach((remove) => remove());
});

function edit(file: string, from: string, to: string): void {
  const text = readFileSync(join(project, "schemas", file), "utf8");
  expect(text).toContain(from);
  put(project, { [join("schemas", file)]: text.replace(from, to) });
}

const concord = (...argv: readonly string[]): Promise<Ran> => runWith(registry.environment, project, ...argv);

/** A release of the contracts as they are: what it says of each package. */
async function release(): Promise<readonly string[]> {
  expect(await concord("version")).toMatchObject({ code: 0, err: "" });
  const { code, out, err } = await concord("publish", "--json");
  expect({ code, err }).toEqual({ code: 0, err: "" });
  return (JSON.parse(out) as { readonly packages: readonly { readonly name: string; readonly version: string; readonly is: string }[] }).packages.map(({ name, version, is }) => `${name} ${version} ${is}`);
}

function run(program: string, args: readonly string[], cwd: string): void {
  const { status, stdout, stderr } = spawnSync(program, args, { cwd, env: registry.environment, encoding: "utf8" });
  expect(status, stdout + stderr).toBe(0);
}

function npmInstall(...names: readonly string[]): void {
  run("npm", ["install", "--ignore-scripts", "--save-exact", ...names], consumer);
  for (const name of ["pg", "firebase-admin", "@types/pg"]) {
    mkdirSync(join(consumer, "node_modules", "@types"), { recursive: true });
    rmSync(join(consumer, "node_modules", name), { recursive: true, force: true });
    symlinkSync(join(modules, name), join(consumer, "node_modules", name));
  }
}

const tsc = (...args: readonly string[]): string => spawnSync(join(bin, "tsc"), ["-p", ".", ...args], { cwd: consumer, encoding: "utf8" }).stdout;

test("version and publish bring every package to the registry, once", async () => {
  expect(await release()).toEqual(["@acme/people 1.0.0 published"]);
  expect(await release()).toEqual(["@acme/people 1.0.0 there"]);
});

test("what was not recorded is not published, nor a version that is there with other contents", async () => {
  const before = join(folder, "before");
  cpSync(join(project, "schemas"), before, { recursive: true });
  edit("people/person.yaml", "Somebody.", "Somebody we know.");
  const { code, err } = await concord("publish");
  expect([code, err]).toEqual([2, expect.stringContaining("@acme/people holds something else than what was recorded as 1.0.0")]);
  expect((await concord("publish", "--dry-run")).err).toContain("@acme/people holds something else");
  rmSync(join(project, "schemas", "releases"), { recursive: true });
  expect((await concord("version")).code).toBe(0);
  expect((await concord("publish")).err).toContain("the registry has another @acme/people@1.0.0");
  rmSync(join(project, "schemas"), { recursive: true });
  cpSync(before, join(project, "schemas"), { recursive: true });
});

test("a registry that does not know who publishes refuses, and what npm sent it is printed nowhere", async () => {
  const closed = join(folder, "closed");
  put(closed, { "schemas/project.yaml": 'stores: [postgres]\npackages: { scope: "@closed", each: [namespace] }\n', "schemas/shop/tag.yaml": "enum: tag\ndescription: What is said of a thing.\nvalues: [new, old]\n" });
  expect((await runWith(registry.environment, closed, "version")).code).toBe(0);
  const { code, out, err } = await runWith(registry.environment, closed, "publish");
  expect([code, out]).toEqual([2, ""]);
  expect(err).toMatch(/cannot publish closed-shop-1\.0\.0\.tgz: npm says [\s\S]*npm login/u);
  expect(err).not.toContain(token);
});

test("npm installs it from an empty folder; it compiles, runs, validates, and its records come back from PostgreSQL and Firestore", async () => {
  expect((await concord("build")).code).toBe(0);
  await runScript(database, readFileSync(join(project, "generated", "postgres", "schema.sql"), "utf8"));
  put(consumer, { "package.json": '{ "private": true, "type": "module" }', "tsconfig.json": tsconfig, "app.ts": app });
  npmInstall("@acme/people@1.0.0", "zod");
  expect(tsc()).toBe("");
  const env = { ...registry.environment, DATABASE: JSON.stringify(database.config), METADATA_SERVER_DETECTION: "none" };
  const said = JSON.parse(execFileSync(process.execPath, ["made/app.js"], { cwd: consumer, encoding: "utf8", env, stdio: ["ignore", "pipe", "inherit"] })) as Record<string, unknown>;
  const record = { id: "ann", email: "ann@example.com", joined: "2026-11-21T10:00:00.000Z" };
  expect(said).toEqual({ year: 2026, wrong: ["email"], postgres: record, firestore: record });
}, 120_000);

test("pnpm installs the next version, and a reader of the first reads what its writer wrote", async () => {
  edit("people/person.yaml", "  joined:", "  nick:    { type: string, maxLength: 40, optional: true }\n  joined:");
  put(project, { ".changeset/nicknames.md": '---\n"@acme/people": minor\n---\n\nPeople have nicknames.\n' });
  expect(await release()).toEqual(["@acme/people 1.1.0 published"]);
  const writer = join(folder, "writer");
  put(writer, { "package.json": '{ "private": true, "type": "module" }', "write.js": write, "pnpm-workspace.yaml": "minimumReleaseAge: 0\n" });
  run("pnpm", ["add", "--ignore-scripts", "--store-dir", join(folder, "store"), "@acme/people@1.1.0", "zod"], writer);
  expect(readFileSync(join(writer, "node_modules", "@acme", "people", "CHANGELOG.md"), "utf8")).toMatch(/^# Changelog\n\n## 1\.1\.0 .*\n\n- People have nicknames\.\n\n### New and changed\n\n- people\.person, nick: a field is new\n\n## 1\.0\.0/u);
  const tomorrow = execFileSync(process.execPath, ["write.js"], { cwd: writer, encoding: "utf8" });
  expect(JSON.parse(tomorrow)).toMatchObject({ nick: "Annie" });
  put(consumer, { "read.js": read });
  const today = JSON.parse(execFileSync(process.execPath, ["read.js", tomorrow], { cwd: consumer, encoding: "utf8" })) as unknown;
  expect(today).toEqual({ id: "ann", email: "ann@example.com", joined: "2026-11-21T10:00:00.000Z" });
}, 120_000);

test("a version that breaks is a major one, and the compiler names the line that it breaks", async () => {
  expect(readFileSync(person, "utf8")).toContain("email:");
  edit("people/person.yaml", "  email:   { type: email,", "  mail:    { was: [email], type: email,");
  edit("people/person.yaml", "pick: [id, email]", "pick: [id, mail]");
  put(project, { ".changeset/mail.md": '---\n"@acme/people": minor\n---\n' });
  const { code, out } = await concord("version");
  expect([code, out]).toEqual([1, expect.stringMatching(/mail\.md:2:17 error: @acme\/people gets minor, and its changes ask for major \[publish\/bump-too-low\]/u)]);
  rmSync(join(project, ".changeset", "mail.md"));
  expect(await release()).toEqual(["@acme/people 2.0.0 published"]);
  npmInstall("@acme/people@2.0.0");
  const line = app.split("\n").findIndex((each) => each.includes("person.email")) + 1;
  expect(tsc("--noEmit")).toMatch(new RegExp(`^app\\.ts\\(${line},\\d+\\): error TS\\d+: Property 'email' does not exist`, "mu"));
}, 120_000);

const tsconfig = JSON.stringify({
  compilerOptions: { target: "es2023", lib: ["es2023", "dom"], types: [], module: "nodenext", strict: true, exactOptionalPropertyTypes: true, noUncheckedIndexedAccess: true, skipLibCheck: true, outDir: "made" },
  include: ["*.ts"],
});

const app = `import { PersonRecord, type Person } from "@acme/people/person";
import { validatePerson } from "@acme/people/person/validators";
import { personColumns, personFromRow, personToRow } from "@acme/people/person/postgres";
import { personCollection, personConverter, personDocumentId } from "@acme/people/person/firestore";
import { initializeApp } from "firebase-admin/app";
import * as sdk from "firebase-admin/firestore";
import { Client } from "pg";

declare const process: { readonly env: Readonly<Record<string, string>>; exit(): void };
const person: Person = PersonRecord.decode({ id: "ann", email: "ann@example.com", joined: "2026-11-21T10:00:00.000Z" });
const address: string = person.email;

const client = new Client(JSON.parse(process.env["DATABASE"] ?? "{}"));
await client.connect();
const row = personToRow(PersonRecord.encode(person));
const names = Object.keys(row) as (keyof typeof row)[];
await client.query(\`INSERT INTO people.people (\${names.join(", ")}) VALUES (\${names.map((_, index) => \`$\${index + 1}\`).join(", ")})\`, names.map((name) => row[name]));
const { rows } = await client.query(\`SELECT \${personColumns} FROM people.people WHERE email = $1\`, [address]);
await client.end();

const documents = sdk.getFirestore(initializeApp({ projectId: "demo-consumer" }));
const place = documents.collection(personCollection).withConverter(personConverter(sdk)).doc(personDocumentId(person));
await place.set(person);
const read = (await place.get()).data();

const wrong = validatePerson({ id: "ann", email: "nobody", joined: "2026-11-21T10:00:00.000Z" });
console.log(JSON.stringify({
  year: person.joined.getUTCFullYear(),
  wrong: wrong.success ? [] : wrong.error.issues.map((issue) => issue.path.join(".")),
  postgres: PersonRecord.encode(PersonRecord.decode(personFromRow(rows[0]))),
  firestore: read === undefined ? undefined : PersonRecord.encode(read),
}));
process.exit();
`;

const write = `import { PersonRecord } from "@acme/people/person";
console.log(JSON.stringify(PersonRecord.encode(PersonRecord.decode({ id: "ann", email: "ann@example.com", joined: "2026-11-21T10:00:00.000Z", nick: "Annie" }))));
`;

const read = `import { PersonRead } from "@acme/people/person";
console.log(JSON.stringify(PersonRead.encode(PersonRead.decode(JSON.parse(process.argv[2])))));
`;
