import * as fc from "fast-check";
import { expect, test } from "vitest";
import { applyFixes } from "../../src/diagnostic/apply.ts";
import { frame } from "../../src/diagnostic/frame.ts";
import { readCodes } from "../../src/read/codes.ts";
import { readDocument } from "../../src/read/document.ts";
import type { Node } from "../../src/read/node.ts";
import { spanInside } from "../../src/read/position.ts";
import { textOf } from "../../src/read/text.ts";
import type { Source, Span } from "../../src/source/span.ts";

const contract = `# schemas/people/person.yaml
entity: person
description: >-
  The golden record
  of one person.
version: "2.1.0"
meta: { bartonId: "05.01.02", note: 'it''s free' }
stores: [postgres, firestore, bigquery]

fields:
  id:          { type: uid }                          # from the identity provider
  email:       { type: email, unique: true, pii: contact }
  code:        { type: string, pattern: "^[A-Z]{3}$", maxLength: 3, optional: true }
  credit:
    type: decimal
    precision: 10
    default: "0.00"
  skills:      { type: list, of: { type: string, maxLength: 40 }, maxItems: 20, default: [] }

unique:
  - { fields: [companyId, jobTitle], where: closedAt == null, nulls: equal }
indexes:
  - [companyId, -createdAt]
checks:
  closed_after_opened:
    if: closedAt == null ||
      closedAt >= openedAt
    message: |
      A record is closed
      after it was opened.
access:
  read: auth.uid == id || hasRole('admin')
  update: { if: auth.uid == id, only: [displayName, address, skills] }
shared: &shared { a: 1 }
again: *shared
`;
const json = JSON.stringify({ entity: "person", fields: { id: { type: "uid" }, credit: { type: "decimal", precision: 10, default: "0.00" } }, unique: [["a", "b"]], é: "😀\n\"" }, null, 2);

const hostile = fc.constantFrom(
  "\t", "\n", "\r", "\r\n", "\0", "\x1b[2J", "\ud800", "\uFEFF", "\u2028", "é", "😀", "'", '"', "`", "\\", "#", " #", "# ", ":", ": ", ",", "-", "- ", "? ", "!", "!!str ", "&a ", "*a", "<<: *a", "%", "@",
  "|", "|+2", ">", ">-", "{", "}", "[", "]", "{{", "]]", "---", "\n---\n", "...", "%YAML 1.1\n", "~", "null", "true", "0x1F", "1e999", "__proto__: ", "[".repeat(70), " ".repeat(9), "\n\n", "entity: person\n", "//", "/*",
);
const edit = fc.record({ at: fc.nat({ max: 5000 }), drop: fc.nat({ max: 12 }), add: fc.oneof(hostile, fc.string({ maxLength: 6, unit: "binary" })) });

function mutated(text: string, edits: readonly { readonly at: number; readonly drop: number; readonly add: string }[]): string {
  return edits.reduce((current, { at, drop, add }) => {
    const place = at % (current.length + 1);
    return current.slice(0, place) + add + current.slice(place + drop);
  }, text);
}

function* spansOf(node: Node): Generator<Span> {
  yield node.span;
  if (node.is === "list") for (const item of node.items) yield* spansOf(item);
  if (node.is === "map") {
    for (const { keySpan, value } of node.entries) {
      yield keySpan;
      yield* spansOf(value);
    }
  }
}

function* scalarsOf(node: Node): Generator<Node & { is: "scalar" }> {
  if (node.is === "scalar") yield node;
  else for (const inside of node.is === "list" ? node.items : node.entries.map(({ value }) => value)) yield* scalarsOf(inside);
}

test("a thousand broken contracts: no exception, and every finding stands somewhere in the file", () => {
  const codes = new Set(readCodes.map(({ code }) => code));
  const seen = new Set<string>();
  fc.assert(
    fc.property(fc.constantFrom("a.yaml", "a.json"), fc.array(edit, { minLength: 1, maxLength: 6 }), (file, edits) => {
      const source: Source = { file, text: mutated(file === "a.json" ? json : contract, edits) };
      const within = ({ start, end }: Span): boolean => 0 <= start && start <= end && end <= source.text.length;
      const { node, diagnostics } = readDocument(source);
      for (const diagnostic of diagnostics) {
        seen.add(diagnostic.code);
        expect(codes).toContain(diagnostic.code);
        expect([diagnostic.span, ...diagnostic.related.map(({ span }) => span)].filter((span) => !within(span))).toEqual([]);
        expect(frame(diagnostic, () => source)).not.toMatch(/[\0-\x09\x0b-\x1f\x7f-\x9f]/);
        const { left } = applyFixes(source, diagnostic.fix === undefined ? [] : [diagnostic.fix]);
        expect(left).toEqual([]);
      }
      if (node === undefined) expect(diagnostics.length).toBeGreaterThan(0);
      else {
        expect([...spansOf(node)].filter((span) => !within(span))).toEqual([]);
        for (const scalar of scalarsOf(node)) expect(within(spanInside(scalar, source, 0, textOf(scalar).length))).toBe(true);
      }
      expect(readDocument({ ...source })).toEqual({ ...(node === undefined ? {} : { node }), diagnostics });
    }),
    { numRuns: 1000, seed: 20260104 },
  );
  // The mutations reach most of what can be wrong, or they would prove little.
  expect(seen.size).toBeGreaterThan(30);
});

test("a strict reader of JSON and this one agree on a thousand broken files", () => {
  fc.assert(
    fc.property(fc.array(edit, { minLength: 0, maxLength: 3 }), (edits) => {
      const text = mutated(json, edits);
      const { diagnostics } = readDocument({ file: "a.json", text });
      const own = diagnostics.filter(({ code }) => !["read/duplicate-key", "read/nul", "read/lone-surrogate", "read/control-character", "read/too-deep"].includes(code));
      let strict = true;
      try {
        JSON.parse(text.replace(/^\uFEFF/, ""));
      } catch {
        strict = false;
      }
      expect({ text, refused: diagnostics.length > 0 && (own.length > 0 || !strict) }).toEqual({ text, refused: !strict });
    }),
    { numRuns: 1000, seed: 20260105 },
  );
});

test("any value is read back from its JSON", () => {
  const plain = (node: Node): unknown =>
    node.is === "scalar" ? node.value : node.is === "list" ? node.items.map(plain) : Object.fromEntries(node.entries.map(({ key, value }) => [key, plain(value)]));
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 5 }), fc.constantFrom(undefined, 2, "\t"), (value, indent) => {
      const text = JSON.stringify(value, null, indent);
      const { node, diagnostics } = readDocument({ file: "a.json", text });
      expect(diagnostics.filter(({ code }) => code !== "read/nul")).toEqual([]);
      expect(node === undefined ? undefined : JSON.stringify(plain(node))).toBe(JSON.stringify(JSON.parse(text)));
    }),
    { numRuns: 1000, seed: 20260106 },
  );
});
