import { readSchema, type Json, type Source } from "@concord/core";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { formatter } from "../../src/format/format.ts";
import { contractFiles } from "../../src/project/list.ts";
import { stores } from "../../src/targets.ts";

const root = fileURLToPath(new URL("../../../..", import.meta.url));
const format = formatter(stores);
const formatted = (text: string, file = "schemas/shop/order.yaml"): string => {
  const result = format({ file, text });
  if ("diagnostics" in result) return expect.unreachable(result.diagnostics.map((each) => each.message).join());
  return result.text;
};

test("words stand in the language's order, values under fields, checks and access in one column", () => {
  expect(formatted(`# An order.
fields:
    id: {auto: uuid, type: uuid}
    customerId: { immutable: true, ref: customer }   # who buys

    note:
      maxLength: 500
      type: string
access:
  delete: nobody
  read: signedIn
checks:
  a: id != null
  longer_name: { message: "It is.", if: 'id != null' }
indexes:
- [ customerId, -createdAt ]
# what it is
description: What a customer ordered.
entity: order
`)).toBe(`# An order.
entity: order
# what it is
description: What a customer ordered.
fields:
  id:         { type: uuid, auto: uuid }
  customerId: { ref: customer, immutable: true } # who buys

  note:
    type: string
    maxLength: 500
indexes:
  - [customerId, -createdAt]
checks:
  a:           id != null
  longer_name: { if: 'id != null', message: "It is." }
access:
  read:   signedIn
  delete: nobody
`);
});

test("a flow map that does not fit on its line becomes a block", () => {
  const description = "x".repeat(150);
  expect(formatted(`entity: order\ndescription: An order.\nfields:\n  id: { type: uuid, description: ${description} }\n`))
    .toBe(`entity: order\ndescription: An order.\nfields:\n  id:\n    type: uuid\n    description: ${description}\n`);
});

test("what counts as written stays as written: digits, quotes, block texts", () => {
  const text = `entity: order
description: >-
  A text of some length, folded as a person would fold it, which is at the last space before column
  100 of the file.

  Another paragraph.
meta: { barton: "05.01.02", big: 12345678901234567890, hex: 0x1F, exponent: 1e3, zeros: 1.10 }
fields:
  id: { type: uuid }
checks:
  fits: "id == 'x #1'"
`;
  expect(formatted(text)).toBe(text);
});

test("JSON contracts keep their digits and have their words in order too", () => {
  const text = `{"fields":{"id":{"auto":"uuid","type":"uuid"},"n":{"type":"float","maximum":1.10,"description":"A number that is told about at such a length that its line would hold no more."}},"description":"An order.","entity":"order"}`;
  expect(formatted(text, "schemas/shop/order.json")).toBe(`{
  "entity": "order",
  "description": "An order.",
  "fields": {
    "id": { "type": "uuid", "auto": "uuid" },
    "n": {
      "type": "float",
      "maximum": 1.10,
      "description": "A number that is told about at such a length that its line would hold no more."
    }
  }
}
`);
});

test("a file with errors of syntax is left alone", () => {
  expect(format({ file: "schemas/shop/order.yaml", text: "entity: [order\n" })).toHaveProperty("diagnostics");
});

const contracts: readonly Source[] = contractFiles(root).map((file) => ({ file, text: readFileSync(`${root}/${file}`, "utf8") }));

test("our own contracts mean the same after formatting, and formatting twice changes nothing more", () => {
  const after = contracts.map(({ file, text }) => ({ file, text: formatted(text, file) }));
  for (const { file, text } of after) expect(formatted(text, file)).toBe(text);
  const [before, now] = [contracts, after].map((sources) => withoutPlaces(readSchema(sources, stores).schema as unknown as Json));
  expect(before).toBeDefined();
  expect(now).toEqual(before);
  for (const [index, { text }] of contracts.entries()) expect(comments(after[index]?.text ?? "")).toEqual(comments(text));
});

function comments(text: string): readonly string[] {
  return [...text.matchAll(/(?:^|\s)#.*$/gmu)].map(([comment]) => comment.trim()).sort();
}

/** A model without spans: everything that a contract means. */
function withoutPlaces(value: Json): Json {
  if (Array.isArray(value)) return value.map(withoutPlaces);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).filter(([key]) => !["span", "spans", "start", "end"].includes(key)).map(([key, inner]) => [key, withoutPlaces(inner)]));
}
