import { expect, test } from "vitest";
import { applyFixes, readSchema, type Diagnostic, type Source } from "../../src/index.ts";

const fields = `
fields:
  id: { type: uuid }
  ready: { type: boolean }
  status: { type: enum, values: [new, "it's", 'say "so"', 'c\\d', "1 #2"] }
  openedAt: { type: timestamp }
  closedAt: { type: timestamp, optional: true }`;

/** A contract with these checks, in YAML, or in JSON where they are given as an object. */
function contract(checks: string | object): Source {
  if (typeof checks === "string") return { file: "schemas/t/it.yaml", text: `entity: it\ndescription: It.${fields}\nchecks:\n${checks}\n` };
  const type = { type: "enum", values: ["new", "it's", 'say "so"', "c\\d", "1 #2"] };
  const timestamp = { type: "timestamp" };
  const json = { id: { type: "uuid" }, ready: { type: "boolean" }, status: type, openedAt: timestamp, closedAt: { ...timestamp, optional: true } };
  return { file: "schemas/t/it.json", text: JSON.stringify({ entity: "it", description: "It.", fields: json, checks }, null, 1) };
}

function diagnosticsOf(source: Source): readonly Diagnostic[] {
  return readSchema([source], [{ name: "postgres", naming: "snake_case" }]).diagnostics;
}

/** The lines of the checks after every fix was applied, once nothing is wrong any more. */
function mend(checks: string | object): string {
  const source = contract(checks);
  const found = diagnosticsOf(source);
  expect(found.map((each) => each.fix === undefined)).toEqual([false]);
  const { text, left } = applyFixes(source, found.flatMap((each) => each.fix ?? []));
  expect(left).toEqual([]);
  expect(diagnosticsOf({ ...source, text }).map((each) => `${each.code}: ${each.message}`)).toEqual([]);
  return text.slice(text.search(/^ ?"?checks/mu)).split("\n").slice(1).join("\n").trimEnd();
}

test.each<[situation: string, before: string, after: string]>([
  ["without quotes", "  a: closedAt >= openedAt", "  a: closedAt == null || closedAt >= openedAt"],
  ["without quotes, an apostrophe in what is written", `  a: status == "its"`, String.raw`  a: status == 'it\'s'`],
  ["in single quotes", "  a: 'status == ''its'''", String.raw`  a: 'status == ''it\''s'''`],
  ["in double quotes", `  a: "status == 'c\\\\\\\\'"`, String.raw`  a: "status == 'c\\\\d'"`],
  ["in double quotes, a quote in what is written", `  a: "status == 'say \\"so'"`, String.raw`  a: "status == 'say \"so\"'"`],
  ["a # in what is written", "  a: status == '1#2'", `  a: "status == '1 #2'"`],
  ["a ! that comes first", "  a: openedAt != null && !ready", `  a: "!ready"`],
  ["a quote that comes first", "  a: openedAt != null && 'new' == status", `  a: "'new' == status"`],
  ["a conditional between braces", "  a: { if: closedAt >= openedAt, message: No. }", "  a: { if: closedAt == null || closedAt >= openedAt, message: No. }"],
  ["folded", "  a: >-\n    ready\n    && closedAt >= openedAt", "  a: >-\n    ready\n    && (closedAt == null || closedAt >= openedAt)"],
  ["line by line", "  a: |\n    ready &&\n      closedAt >= openedAt", "  a: |\n    ready &&\n      (closedAt == null || closedAt >= openedAt)"],
  ["over two lines", "  a: ready &&\n    closedAt >= openedAt", "  a: ready &&\n    (closedAt == null || closedAt >= openedAt)"],
])("a fix is spelled as the text around it: %s", (_, before, after) => {
  expect(mend(before)).toBe(after);
});

test("in JSON", () => {
  expect(mend({ a: "status == 'say \"so'" })).toContain(String.raw`"a": "status == 'say \"so\"'"`);
  expect(mend({ a: "status == 'c\\\\'" })).toContain(String.raw`"a": "status == 'c\\\\d'"`);
});

test("a misspelled word in JSON is written in quotes", () => {
  const source: Source = { file: "schemas/t/it.json", text: '{ "entity": "it", "description": "It.", "feilds": { "id": { "type": "uuid" } } }' };
  const found = diagnosticsOf(source).flatMap((each) => each.fix ?? []);
  expect(applyFixes(source, found).text).toBe(source.text.replace("feilds", "fields"));
});
