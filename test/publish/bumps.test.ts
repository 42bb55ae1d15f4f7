import { cpSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { runHere } from "../scenarios/world.ts";
import { contracts, put, temporary } from "./project.ts";

// What a review says of packages is what they get: `concord report` and `concord version`, on the same contracts, against the same release.

const removes: (() => void)[] = [];
const folder = temporary((remove) => removes.push(remove));
const [released, project] = [join(folder, "released"), join(folder, "project")];
const first: Readonly<Record<string, string>> = { ...contracts, "people/mood.yaml": "enum: mood\ndescription: How somebody is.\nvalues: [well, ill]\n" };

interface Bumps { readonly packages: readonly { readonly name: string; readonly bump: string; readonly from?: string | null; readonly isFirst?: boolean }[] }

/** What a command says each package gets; the first version of one is no bump. */
async function bumpsOf(...argv: readonly string[]): Promise<Readonly<Record<string, string>>> {
  const { out, err } = await runHere(project, ...argv, "--json");
  expect(err).toBe("");
  return Object.fromEntries((JSON.parse(out) as Bumps).packages.map(({ name, bump, from, isFirst }) => [name.slice("@acme/".length), from === null || isFirst === true ? "first" : bump]));
}

beforeAll(async () => {
  put(join(released, "schemas"), first);
  expect((await runHere(released, "version")).code).toBe(0);
});
beforeEach(() => {
  rmSync(project, { recursive: true, force: true });
  cpSync(released, project, { recursive: true });
});
afterAll(() => removes.forEach((remove) => remove()));

const order = "sales_ops/order.yaml";
const person = "people/person.yaml";
const changeFile = (text: string): Readonly<Record<string, string>> => ({ "../.changeset/calm.md": `---\n${text}\n---\n\nA word.\n` });
const edited = (file: string, from: string, to: string): Readonly<Record<string, string>> => {
  expect(first[file]).toContain(from);
  return { [file]: (first[file] as string).replace(from, to) };
};

test.each<[what: string, changed: () => Readonly<Record<string, string | null>>, bumps: Readonly<Record<string, string>>, patched: readonly string[]]>([
  ["a safe change", () => edited(order, "  closedAt:", "  note:     { type: string, maxLength: 40, optional: true }\n  closedAt:"), { contracts: "minor", "sales-ops": "minor" }, []],
  ["a break of a contract that another namespace refers to", () => edited(person, "pii: contact }", "pii: contact, maxLength: 60 }"), { contracts: "major", people: "major" }, ["sales-ops"]],
  ["access that is weaker", () => edited(person, "read:   auth.uid == id || hasRole('admin')", "read:   anyone"), { contracts: "major", people: "major" }, ["sales-ops"]],
  ["a shared type that another namespace embeds", () => edited("people/address.yaml", "80", "60"), { contracts: "major", people: "major", "sales-ops": "major" }, []],
  ["a type that no entity uses", () => edited("people/mood.yaml", "[well, ill]", "[well]"), { contracts: "major", people: "major" }, []],
  ["a type that no entity uses and that is gone", () => ({ "people/mood.yaml": null }), { contracts: "major", people: "major" }, []],
  ["a namespace that is new, and change files that ask for more, and of a package in which nothing changed", () => ({
    "stock/shelf.yaml": "entity: shelf\nplural: shelves\ndescription: A shelf.\nfields:\n  id: { type: uuid, auto: uuid }\n", ...changeFile('"@acme/contracts": major\n"@acme/people": patch'),
  }), { contracts: "major", people: "patch", stock: "first" }, []],
])("%s", async (_, changed, bumps, patched) => {
  for (const [file, text] of Object.entries(changed())) {
    if (text === null) rmSync(join(project, "schemas", file));
    else put(join(project, "schemas"), { [file]: text });
  }
  expect(await bumpsOf("report", "--against", "published")).toEqual(bumps);
  // Of a package that merely holds other bytes no contract tells: it is compiled by `version` alone.
  expect(await bumpsOf("version", "--dry-run")).toEqual({ ...bumps, ...Object.fromEntries(patched.map((name) => [name, "patch"])) });
});

test("against a branch, the change files count that it does not have", async () => {
  put(join(project, "schemas"), changeFile('"@acme/people": major'));
  expect(await bumpsOf("report", "--against", "../released")).toEqual({ people: "major" });
  expect((await runHere(project, "report", "--against", "../released")).out).toMatch(/^No entity changed, but packages get a version\.\n\nPackages: `@acme\/people` \*\*major\*\*$/mu);
  put(join(folder, "there", "schemas"), { ...first, ...changeFile('"@acme/people": major') });
  expect(await bumpsOf("report", "--against", "../there")).toEqual({});
});

test("a strict comparison finds more, and asks for no other version", async () => {
  put(join(project, "schemas"), edited(order, "  closedAt:", "  note:     { type: string, maxLength: 40, optional: true }\n  closedAt:"));
  for (const command of ["report", "diff"]) {
    const [strict, plain] = await Promise.all([["--strict"], []].map(async (more) => runHere(project, command, "--against", "published", "--json", ...more)));
    expect([strict?.code, plain?.code]).toEqual([1, 0]);
    const [one, two] = [strict, plain].map((each) => JSON.parse(each?.out ?? "") as Bumps & { readonly bump: string });
    expect([one?.bump, one?.packages]).toEqual(["minor", two?.packages]);
  }
});
