import { describe, expect, test } from "vitest";
import { applyFixes } from "../../src/diagnostic/apply.ts";
import type { Diagnostic } from "../../src/diagnostic/diagnostic.ts";
import { readCodes } from "../../src/read/codes.ts";
import { expectList, expectMap } from "../../src/read/collection.ts";
import { readDocument } from "../../src/read/document.ts";
import type { Node } from "../../src/read/node.ts";
import { expectBoolean, expectInteger, expectNumber } from "../../src/read/number.ts";
import { expectExpression, expectText, type Expected } from "../../src/read/text.ts";
import type { Source } from "../../src/source/span.ts";
import { type Case, cases } from "./cases.ts";

const asked: Readonly<Record<NonNullable<Case["ask"]>, (node: Node) => Expected<unknown>>> = {
  text: expectText,
  expression: expectExpression,
  integer: expectInteger,
  number: expectNumber,
  boolean: expectBoolean,
  list: expectList,
  map: expectMap,
};

function findings(source: Source, ask: Case["ask"]): readonly Diagnostic[] {
  const { node, diagnostics } = readDocument(source);
  if (ask === undefined || diagnostics.length > 0) return diagnostics;
  const value = node?.is === "map" ? node.entries[0]?.value : undefined;
  if (value === undefined) throw new Error("the case has no value to ask for");
  const { diagnostic } = asked[ask](value);
  return diagnostic === undefined ? [] : [diagnostic];
}

/** Cases by a name that can be printed: some hold characters that a terminal or a log must not see. */
const named = cases.map((one) => ({ ...one, name: `${one.code}: ${JSON.stringify(one.text.slice(0, 60)).replaceAll(/[^\x20-\x7e«»]/g, "?")}` }));

describe("every code is reported at exactly its place, and its fix mends it", () => {
  test.each(named)("$name", ({ code, text: marked, fixed, ask, file = "a.yaml" }) => {
    const start = marked.indexOf("«");
    const end = marked.indexOf("»") - 1;
    const source: Source = { file, text: marked.replace("«", "").replace("»", "") };
    const found = findings(source, ask);
    expect(found.map((diagnostic) => ({ code: diagnostic.code, start: diagnostic.span.start, end: diagnostic.span.end }))).toEqual([{ code, start, end }]);
    const [diagnostic] = found;
    const [word = ""] = diagnostic?.message.split(" ") ?? [];
    expect(/^[A-Z]/.test(word) && !source.text.includes(word) ? word : "").toMatch(/^(?:|JSON|YAML)$/);
    expect(diagnostic?.message).not.toMatch(/[.!]$/);
    const { text, left } = applyFixes(source, diagnostic?.fix === undefined ? [] : [diagnostic.fix]);
    expect(left).toEqual([]);
    expect(text).toBe(fixed ?? source.text);
  });

  test.each(named.filter(({ fixed, code }) => fixed !== undefined && code !== "read/not-map"))("$name, mended", ({ fixed, ask, file = "a.yaml", code }) => {
    const found = findings({ file, text: fixed as string }, ask);
    expect(found.filter((diagnostic) => diagnostic.code === code)).toEqual([]);
  });
});

test("every code has a case, and a page that explains it", () => {
  const known = new Set(cases.map(({ code }) => code));
  expect(readCodes.map(({ code }) => code).filter((code) => code.startsWith("read/") && !known.has(code))).toEqual([]);
  expect(new Set(readCodes.map(({ code }) => code)).size).toBe(readCodes.length);
  for (const { code, explain } of readCodes) expect(explain.length, code).toBeGreaterThan(80);
});
