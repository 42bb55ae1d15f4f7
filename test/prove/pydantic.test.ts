import { describe, expect, test } from "vitest";
import { isHere, proveInPython } from "./in-python.ts";
import { projectAt, projectOf, textOf, type Project } from "./proving.ts";

/** Names that mean something in Python or in Pydantic, and texts that would end a string, a comment or a docstring. */
const contract = `entity: import
description: "Ends a docstring \\"\\"\\" and a \\\\ line \\u2028 # and more."
fields:
  id:        { type: uid }
  class:     { type: enum, values: ["it's", "\\"\\"\\"", "a\\\\b", "{x}", "🙂"], default: "it's" }
  list:      { type: list, of: { type: int64, minimum: "-5" }, maxItems: 3, uniqueItems: true, default: [] }
  date:      { type: date, optional: true, description: "\\"quoted\\" \\\\n" }
  str:       { type: decimal, precision: 6, scale: 2, optional: true }
  modelDump: { type: string, maxLength: 5, pattern: "[a-z\\"\\\\\\\\/]+", optional: true }
  json:      { type: json, optional: true }
  copy:      { type: object, optional: true, fields: { from: { type: timestamp, precision: 6, optional: true }, none: { type: boolean } } }
  config:    { type: map, of: { type: bytes, maxLength: 3 }, keys: { type: string, maxLength: 4 }, maxItems: 2, optional: true }
checks:
  is_known: { if: "copy == null || copy.from == null || date == null || str != 1.00 || size(list) > 1", message: "{braces} and 'quotes'." }
`;

function named(text: string): Project {
  return projectOf([
    { file: "schemas/project.yaml", text: "name: python\n" },
    { file: "schemas/global/import.yaml", text },
  ]);
}

describe.runIf(isHere)("a Python with Pydantic 2", () => {
  test.each([
    ["names under another policy, earlier names and facts", () => projectAt("words")],
    ["names and texts that mean something in Python", () => named(contract)],
  ])("agrees with %s, and bears out every claim", async (_, project) => {
    const proof = await proveInPython(project());
    if (!proof.holds) expect.fail(textOf(proof));
    expect(proof.unproven).toEqual([]);
    expect(proof.totals.map(({ target, judged }) => [target, judged > 50])).toEqual([["python", true]]);
  }, 120_000);
});
