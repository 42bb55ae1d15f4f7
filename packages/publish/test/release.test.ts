import { stores } from "@concord/cli";
import { readSchema, type Schema, type Source } from "@concord/core";
import { changelogEntry, packageNames, planReleases, noReleases, printReleases, readChangeFile, readReleases, withEntry, type ChangeFile, type Releases } from "@concord/publish";
import { describe, expect, test } from "vitest";

const texts = {
  "schemas/people/address.yaml": "object: address\ndescription: Where somebody lives.\nfields:\n  street: { type: string, maxLength: 80 }\n",
  "schemas/people/mood.yaml": "enum: mood\ndescription: How somebody is.\nvalues: [well, ill]\n",
  "schemas/people/person.yaml": "entity: person\nplural: people\ndescription: Somebody.\nfields:\n  id:   { type: uuid, auto: uuid }\n  name: { type: string, maxLength: 80 }\n",
  "schemas/project.yaml": 'stores: [postgres]\npackages: { scope: "@acme" }\n',
  "schemas/sales/order.yaml": "entity: order\nplural: orders\ndescription: What somebody ordered.\nfields:\n  id:     { type: uuid, auto: uuid }\n  buyer:  { ref: people.person }\n  shipTo: { type: people.address }\n",
};
type File = keyof typeof texts;

/** The contracts, in one of them a text in place of another. */
function state(file?: File, from = "", to = ""): { readonly schema: Schema; readonly sources: readonly Source[] } {
  const sources = Object.entries(texts).map(([name, text]) => ({ file: name, text: name === file ? text.replace(from, to) : text }));
  const { schema, diagnostics } = readSchema(sources, stores);
  expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  return { schema: schema as Schema, sources };
}

const first = state();
const names = packageNames(first.schema, first.schema.project.packages as NonNullable<Schema["project"]["packages"]>).map(({ name }) => name);
const all = (content: string): ReadonlyMap<string, string> => new Map(names.map((name) => [name, content]));
const changeFile = (text: string, file = ".changeset/calm.md"): ChangeFile => {
  const { changeFile: read, diagnostic } = readChangeFile({ file, text });
  expect(diagnostic).toBeUndefined();
  return read as ChangeFile;
};

/** What a release of a state comes to, after one of the first state. */
function release(
  now: ReturnType<typeof state>,
  more: { readonly changeFiles?: readonly ChangeFile[]; readonly content?: string; readonly pre?: string; readonly releases?: Releases } = {},
): ReturnType<typeof planReleases> {
  const releases = more.releases ?? planned.releases;
  const { changeFiles = [], content = "b", pre } = more;
  return planReleases({ schema: now.schema, before: first.schema, releases, changeFiles, content: all(content), contracts: now.sources, date: "2026-11-22", pre });
}
const planned = planReleases({ schema: first.schema, releases: noReleases, changeFiles: [], content: all("a"), contracts: first.sources, date: "2026-11-21" });
const versions = ({ packages }: ReturnType<typeof release>): readonly string[] => packages.map(({ name, version }) => `${name} ${version}`);

test("the first release is 1.0.0 of every package, and records the contracts", () => {
  expect(versions(planned)).toEqual(["@acme/contracts 1.0.0", "@acme/people 1.0.0", "@acme/sales 1.0.0"]);
  expect(readReleases(printReleases(planned.releases))).toEqual(planned.releases);
  expect(planned.releases.contracts).toEqual(first.sources);
});

describe("a package gets the highest bump of its contracts and all that they embed", () => {
  test.each<[what: string, file: File, from: string, to: string, versions: readonly string[]]>([
    ["words in an entity", "schemas/people/person.yaml", "Somebody.", "Somebody we know.", ["@acme/contracts 1.0.1", "@acme/people 1.0.1", "@acme/sales 1.0.1"]],
    ["a new optional field", "schemas/people/person.yaml", "maxLength: 80 }\n", "maxLength: 80 }\n  nick: { type: string, maxLength: 9, optional: true }\n", ["@acme/contracts 1.1.0", "@acme/people 1.1.0", "@acme/sales 1.0.1"]],
    ["a type that another namespace uses, imported from its own", "schemas/people/address.yaml", "80", "60", ["@acme/contracts 2.0.0", "@acme/people 2.0.0", "@acme/sales 2.0.0"]],
    ["a type that no entity uses", "schemas/people/mood.yaml", "[well, ill]", "[well]", ["@acme/contracts 2.0.0", "@acme/people 2.0.0", "@acme/sales 1.0.1"]],
    ["a new optional field in a type", "schemas/people/address.yaml", "80 }\n", "80 }\n  door: { type: integer, optional: true }\n", ["@acme/contracts 1.1.0", "@acme/people 1.1.0", "@acme/sales 1.1.0"]],
    ["who reads the claims of a caller", "schemas/project.yaml", "stores: [postgres]", "stores: [postgres]\nauth: { roles: groups }", ["@acme/contracts 2.0.0", "@acme/people 2.0.0", "@acme/sales 2.0.0"]],
    ["the output's folder, which no package shows", "schemas/project.yaml", "stores: [postgres]", "stores: [postgres]\noutput: made", ["@acme/contracts 1.0.1", "@acme/people 1.0.1", "@acme/sales 1.0.1"]],
  ])("%s", (_, file, from, to, expected) => {
    expect(versions(release(state(file, from, to)))).toEqual(expected);
  });

  test("nothing where nothing changed, a patch where something else is held", () => {
    expect(versions(release(first, { content: "a" }))).toEqual([]);
    expect(versions(release(first, { content: "b" }))).toEqual(["@acme/contracts 1.0.1", "@acme/people 1.0.1", "@acme/sales 1.0.1"]);
  });
});

describe("a change file", () => {
  const longer = state("schemas/people/person.yaml", "maxLength: 80 }\n", "maxLength: 80 }\n  nick: { type: string, maxLength: 9, optional: true }\n");

  test("may ask for more, and its text goes into the changelogs of its packages", () => {
    const { packages, diagnostics } = release(longer, { content: "a", changeFiles: [changeFile('---\n"@acme/people": major\n---\n\nPeople have nicknames.\n')] });
    expect(diagnostics).toEqual([]);
    expect(packages.map(({ name, version, notes }) => [name, version, notes])).toEqual([["@acme/contracts", "1.1.0", []], ["@acme/people", "2.0.0", ["People have nicknames."]]]);
  });

  test("may not ask for less, is told so where it does, and needs not ask where another one does", () => {
    const low = changeFile('---\n"@acme/sales": none\n"@acme/people": patch # a comment\n---\n\nA word.\n');
    const [diagnostic, ...others] = release(longer, { content: "a", changeFiles: [low] }).diagnostics;
    expect(others).toEqual([]);
    expect(diagnostic).toMatchObject({ code: "publish/bump-too-low", message: "@acme/people gets patch, and its changes ask for minor", span: { file: ".changeset/calm.md", start: 40, end: 45 } });
    expect(release(longer, { content: "a", changeFiles: [low, changeFile('---\n"@acme/people": minor\n---\n', ".changeset/odd.md")] }).diagnostics).toEqual([]);
  });

  test("names packages that there are", () => {
    const { diagnostics } = release(longer, { changeFiles: [changeFile('---\n"@acme/peopel": minor\n---\n')] });
    expect(diagnostics.map(({ code, help }) => [code, help])).toEqual([["publish/unknown-package", "is it @acme/people?"]]);
  });

  test.each([
    ["", "file is empty"],
    ["People have nicknames.\n", "missing or invalid frontmatter"],
    ['---\n"@acme/people": huge\n---\n', 'invalid version type "huge" for package "@acme/people"'],
    ['---\n"@acme/people": [\n---\n', "invalid YAML in frontmatter"],
    ['---\n"@acme/people": minor\n"@acme/people": major\n---\n', "invalid YAML in frontmatter"],
  ])("that is none is refused: %j", (text, message) => {
    expect(readChangeFile({ file: "a.md", text }).diagnostic).toMatchObject({ code: "publish/bad-change-file", message });
  });

  test("may be empty, or written with CRLF", () => {
    expect(changeFile("---\n---\n").bumps).toEqual([]);
    expect(changeFile('---\r\n"@acme/people": minor\r\n---\r\n\r\nA word.\r\n')).toMatchObject({ text: "A word.", bumps: [{ name: "@acme/people", bump: "minor", span: { start: 21, end: 26 } }] });
  });
});

test("prereleases count from the release, leave its state, and give way to the next one", () => {
  const longer = state("schemas/people/person.yaml", "maxLength: 80 }\n", "maxLength: 80 }\n  nick: { type: string, maxLength: 9, optional: true }\n");
  const beta = release(longer, { content: "b", pre: "beta" });
  expect(versions(beta)).toEqual(["@acme/contracts 1.1.0-beta.0", "@acme/people 1.1.0-beta.0", "@acme/sales 1.0.1-beta.0"]);
  expect(beta.releases.contracts).toEqual(first.sources);
  expect(versions(release(longer, { content: "b", pre: "beta", releases: beta.releases }))).toEqual([]);
  const next = release(longer, { content: "c", pre: "beta", releases: beta.releases });
  expect(versions(next)).toContain("@acme/people 1.1.0-beta.1");
  expect(versions(release(longer, { content: "c", pre: "rc", releases: next.releases }))).toContain("@acme/people 1.1.0-rc.0");
  const broken = state("schemas/people/person.yaml", "name:", "called:");
  expect(versions(release(broken, { content: "d", pre: "beta", releases: next.releases }))).toContain("@acme/people 2.0.0-beta.0");
  const stable = release(longer, { content: "c", releases: next.releases });
  expect(stable.packages.map(({ name, from, version }) => [name, from, version])).toContainEqual(["@acme/people", "1.1.0-beta.1", "1.1.0"]);
  expect(stable.releases.packages["@acme/people"]).toEqual({ release: { version: "1.1.0", date: "2026-11-22", bump: "minor", content: "c" } });
  expect(stable.releases.contracts).toEqual(longer.sources);
});

describe("a changelog", () => {
  const entry = (version: string, ...notes: readonly string[]): string => changelogEntry({ version, notes, changes: [] });

  test("tells in plain words what changed and whom it breaks, the gravest first", () => {
    const text = changelogEntry(release(state("schemas/people/person.yaml", "maxLength: 80 }\n", "maxLength: 60 }\n  nick: { type: string, maxLength: 9, optional: true }\n"), { content: "a" }).packages[1] as never);
    expect(text).toBe([
      "## 2.0.0 (2026-11-22)", "", "### Breaking", "",
      "- people.person, name: a limit allows less: maxLength 80 → maxLength 60; it breaks whoever writes the JSON by the version before, whoever reads records that were stored before, inserts and updates in PostgreSQL", "",
      "### New and changed", "", "- people.person, nick: a field is new", "",
    ].join("\n"));
  });

  test("has the newest version first, once, and no prerelease beside a later version", () => {
    const log = ["1.0.0", "1.1.0-beta.0", "1.1.0-beta.1", "1.1.0", "1.1.0"].reduce<string | undefined>((before, version) => withEntry(before, entry(version, "A word.")), undefined);
    expect(log?.match(/^## .*$/gmu)).toEqual(["## 1.1.0", "## 1.0.0"]);
  });

  test("takes a heading in somebody's note for no version", () => {
    const log = withEntry(withEntry(undefined, entry("1.0.0", "One.\n\n## 9.9.9-beta.0\n\nTwo.")), entry("1.1.0"));
    expect(log.match(/^## .*$/gmu)).toEqual(["## 1.1.0", "## 1.0.0"]);
    expect(log).toContain("- One.\n\n  ## 9.9.9-beta.0\n\n  Two.");
  });
});
