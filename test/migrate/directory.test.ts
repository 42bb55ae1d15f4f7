import { frame, type Diagnostic } from "@concord/core";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { hashOf, nothing, oneLine, printMigration, readDirectory, readMigration, stepModes, type Migration, type Step } from "@concord/migrate";

const folder = "schemas/migrations/postgres";
const file = (name: string, text: string): { readonly file: string; readonly text: string } => ({ file: `${folder}/${name}.sql`, text });
const said = (diagnostics: readonly Diagnostic[]): readonly string[] => diagnostics.map(({ code, message }) => `${code}: ${message}`);
const migration = (name: string, after: string, text = "SELECT 1;"): string => `-- migration: ${name}\n-- after: ${after}\n\n${text}\n`;
const plain = { bold: String, dim: String, red: String, yellow: String, green: String, cyan: String };

describe("a migration's file", () => {
  test("holds a header, steps and their notes", () => {
    const text = [
      "-- migration: 2026-11-21_add_fax", "-- cause: shop.order: fax is new", "-- cause: and so is telex", `-- from: ${hashOf("a")}`, `-- to: ${hashOf("b")}`, "-- after: nothing", "-- Barton ID: 05.01.02", "",
      "ALTER TABLE a ADD COLUMN fax text;", "", "-- step: alone: an index", "-- cause: found by fax", "-- lock: SHARE UPDATE EXCLUSIVE on a; scans", "-- effect: reversible", "CREATE INDEX CONCURRENTLY i ON a (fax);", "", "-- step: batches", "", "UPDATE a SET fax = '' WHERE fax IS NULL;", "",
    ].join("\n");
    const { file: read, diagnostics } = readMigration(file("2026-11-21_add_fax", text));
    expect(diagnostics).toEqual([]);
    expect(read).toMatchObject({
      name: "2026-11-21_add_fax", causes: ["shop.order: fax is new", "and so is telex"], from: hashOf("a"), to: hashOf("b"), after: nothing, notes: [{ key: "Barton ID", value: "05.01.02" }],
      steps: [
        { mode: "transaction", text: "ALTER TABLE a ADD COLUMN fax text;" },
        { mode: "alone", title: "an index", causes: ["found by fax"], locks: ["SHARE UPDATE EXCLUSIVE on a; scans"], effect: "reversible", text: "CREATE INDEX CONCURRENTLY i ON a (fax);" },
        { mode: "batches", text: "UPDATE a SET fax = '' WHERE fax IS NULL;" },
      ],
    });
    for (const step of read.steps) expect(text.slice(step.start, step.start + step.text.length)).toBe(step.text);
  });

  test("reads CR LF as LF, and changes nothing else", () => {
    const text = migration("a", nothing, "SELECT 'x\n  y';");
    expect(hashOf(text.replaceAll("\n", "\r\n"))).toBe(hashOf(text));
    expect(hashOf(`${text} `)).not.toBe(hashOf(text));
    expect(hashOf("")).toBe("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    const { file: read } = readMigration(file("a", text.replaceAll("\n", "\r\n")));
    expect(read.source.text).toBe(text);
    expect(read.hash).toBe(hashOf(text));
  });

  test("its body is what follows the header, whatever it comes after", () => {
    const body = (after: string, text?: string): string => readMigration(file("a", migration("a", after, text))).file.body;
    expect(body(nothing)).toBe(body(hashOf("x")));
    expect(body(nothing)).not.toBe(body(nothing, "SELECT 2;"));
  });

  test.each([
    ["-- migration: b\n-- after: nothing\n\nSELECT 1;", ["migrate/bad-header: the file is called a"]],
    ["-- after: nothing\n-- after: nothing\n\nSELECT 1;", ["migrate/bad-header: the key after stands twice"]],
    ["-- aftr: nothing\n\nSELECT 1;", ["migrate/bad-header: nothing reads the key aftr"]],
    ["-- after: 123\n\nSELECT 1;", ["migrate/bad-header: after is neither a hash nor nothing"]],
    ["-- after: nothing\n", ["migrate/empty: the migration does nothing"]],
    ["-- after: nothing\n\n-- only words\n", ["migrate/empty: the migration does nothing"]],
    ["-- after: nothing\n\n-- step: alone\n-- step: alone\nSELECT 1;", ["migrate/empty: the step does nothing"]],
    ["-- after: nothing\n\n-- step: allone\nSELECT 1;", ['migrate/unknown-step-mode: there is no step mode "allone"']],
    ["-- after: nothing\n\nSELECT 1;\n-- Step: alone\nSELECT 1;", ["migrate/bad-header: this line opens no step"]],
    ["-- after: nothing\n\nSELECT 1;\n--stpe: alone\nSELECT 1;", ["migrate/bad-header: this line opens no step"]],
    ["-- after: nothing\n\n-- step: alone\n-- effect: lossless\nSELECT 1;", ["migrate/unknown-effect: there is no effect lossless"]],
  ])("%j is told what is wrong with it", (text, expected) => {
    expect(said(readMigration(file("a", text)).diagnostics)).toEqual(expected);
  });

  test("what is printed is read back as the same data", () => {
    const line = fc.string({ unit: "binary", minLength: 1, maxLength: 20 }).map(oneLine).filter((text) => text !== "");
    const text = fc.constantFrom("SELECT 1;", "UPDATE a SET b = 1\n\n  WHERE c;\n-- a remark\nSELECT 2;", "CREATE FUNCTION f() AS $$\n-- effect: lossy\n$$;");
    const note = fc.record({ key: fc.constantFrom("author", "ticket"), value: line });
    const step: fc.Arbitrary<Step> = fc.record({
      mode: fc.constantFrom(...stepModes), title: line, causes: fc.array(line, { maxLength: 2 }), locks: fc.array(line, { maxLength: 2 }), effect: fc.constantFrom("reversible", "lossy", "irreversible"), notes: fc.array(note, { maxLength: 2 }), text,
    }, { requiredKeys: ["mode", "causes", "locks", "notes", "text"] }) as fc.Arbitrary<Step>;
    const data: fc.Arbitrary<Migration> = fc.record({
      name: fc.constant("a"), causes: fc.array(line, { maxLength: 2 }), from: fc.constantFrom(nothing, hashOf("a")), to: fc.constant(hashOf("b")), after: fc.constantFrom(nothing, hashOf("c")), notes: fc.array(note, { maxLength: 2 }), steps: fc.array(step, { minLength: 1, maxLength: 4 }),
    }, { requiredKeys: ["name", "causes", "notes", "steps", "after"] }) as fc.Arbitrary<Migration>;
    fc.assert(fc.property(data, (given) => {
      const printed = printMigration(given);
      const { file: read, diagnostics } = readMigration(file("a", printed));
      expect(diagnostics).toEqual([]);
      const { source: _, hash, body: _body, afterAt: _afterAt, ...rest } = read;
      expect({ ...rest, steps: rest.steps.map(({ at: _at, start: _start, ...each }) => each) }).toEqual(given);
      expect(hash).toBe(hashOf(printed));
      expect(printMigration(read)).toBe(printed);
    }), { numRuns: 300, seed: 7 });
  });

  test("nothing leaves its comment", () => {
    const printed = printMigration({ name: "a", causes: ["x\nDROP TABLE a;\r-- y"], after: nothing, notes: [], steps: [{ mode: "alone", title: "\u2028DROP", causes: [], locks: [], notes: [], text: "SELECT 1;" }] });
    expect(printed.split("\n")).toEqual(["-- migration: a", "-- cause: x DROP TABLE a; -- y", "-- after: nothing", "", "-- step: alone: DROP", "SELECT 1;", ""]);
  });
});

describe("a folder of migrations", () => {
  const first = migration("a_first", nothing);
  const second = migration("0_second", hashOf(first));
  const third = migration("b_third", hashOf(second));
  const undo = (name: string): { readonly file: string; readonly text: string } => file(`${name}.rollback`, `-- migration: ${name}\n\nSELECT 0;\n`);
  const all = [file("b_third", third), file("0_second", second), file("a_first", first), undo("a_first"), undo("0_second"), undo("b_third")];

  test("is in the order of the chain, whatever the names say", () => {
    const { pairs, head, forks, diagnostics } = readDirectory([...all, { file: `${folder}/README.md`, text: "" }]);
    expect(diagnostics).toEqual([]);
    expect(pairs.map(({ up, down }) => [up.name, down?.name])).toEqual([["a_first", "a_first"], ["0_second", "0_second"], ["b_third", "b_third"]]);
    expect(head).toBe(hashOf(third));
    expect(forks).toEqual([]);
    expect(readDirectory([])).toMatchObject({ pairs: [], head: nothing });
  });

  test("with an edited file is a broken chain, at the line that names it", () => {
    const { diagnostics, sources } = readDirectory(all.map((each) => (each.file.endsWith("0_second.sql") ? { ...each, text: each.text.replace("SELECT 1", "SELECT 2") } : each)));
    expect(said(diagnostics)).toEqual(["migrate/broken-chain: no migration has this hash"]);
    expect(frame(diagnostics[0] as Diagnostic, (name) => sources.find((each) => each.file === name), { colours: plain, width: 100 })).toContain(`${folder}/b_third.sql:2:11`);
    expect(diagnostics[0]?.help).toContain("0_second, whose hash is now");
  });

  test("with two that come after the same one has branches", () => {
    const { diagnostics, forks, pairs } = readDirectory([...all, file("c_other", migration("c_other", hashOf(first))), undo("c_other")]);
    expect(said(diagnostics)).toEqual(["migrate/branches: c_other and 0_second come after the same migration"]);
    expect(forks.map((fork) => fork.branches.map(({ up }) => up.name))).toEqual([["0_second", "c_other"]]);
    expect(pairs.map(({ up }) => up.name)).toEqual(["a_first", "0_second", "b_third", "c_other"]);
  });

  test.each([
    ["a rollback without its migration", [undo("z")], ["migrate/orphan-rollback: there is no migration z"]],
    ["a migration without its rollback", [file("c", migration("c", hashOf(third)))], ["migrate/no-rollback: nothing undoes c"]],
    ["no word about the order", [file("c", "SELECT 1;"), undo("c")], ["migrate/no-predecessor: c does not say what it comes after"]],
    ["the same text twice", [file("c", first), undo("c")], ["migrate/bad-header: the file is called c", "migrate/same-text: c has the text of a_first", "migrate/branches: c and a_first come after the same nothing"]],
  ])("finds %s", (_, more, expected) => {
    expect(said(readDirectory([...all, ...more]).diagnostics)).toEqual(expected);
  });
});
