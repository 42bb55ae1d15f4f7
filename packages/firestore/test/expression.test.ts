import { entityOf, type Engine, type Json, type Written } from "@concord/core";
import { beforeAll, describe, expect, test } from "vitest";
import { asking } from "./asking.ts";
import { claimOn, emitted, schemaOf } from "./contracts.ts";

type Of = { readonly [name: string]: Json };
/** A field of a record, with absence as null. */
const of = (record: Of, name: string): Json => record[name] ?? null;

const clock = "2026-01-01T00:00:00.000Z";
/** What is written, what it must be worth, and records over which it is asked. */
const expressions: Readonly<Record<string, readonly [text: string, worth: (r: Of) => boolean]>> = {
  equal: ["a == b", (r) => of(r, "a") === of(r, "b")],
  unequal: ["a != b", (r) => of(r, "a") !== of(r, "b")],
  literal: ["a == 1", (r) => of(r, "a") === 1],
  absent: ["a == null", (r) => of(r, "a") === null],
  present: ["a != null", (r) => of(r, "a") !== null],
  not_equal: ["!(a == b)", (r) => of(r, "a") !== of(r, "b")],
  among: ["a in [1, 3]", (r) => [1, 3].includes(of(r, "a") as number)],
  not_among: ["!(a in [1, 3])", (r) => ![1, 3].includes(of(r, "a") as number)],
  less: ["a != null && b != null && a < b", (r) => of(r, "a") !== null && of(r, "b") !== null && (of(r, "a") as number) < (of(r, "b") as number)],
  at_least: ["a == null || b == null || a >= b", (r) => of(r, "a") === null || of(r, "b") === null || (of(r, "a") as number) >= (of(r, "b") as number)],
  not_less: ["a == null || b == null || !(a < b)", (r) => of(r, "a") === null || of(r, "b") === null || (of(r, "a") as number) >= (of(r, "b") as number)],
  sum: ["a != null && b != null && a + 2 * b - 1 == 4", (r) => of(r, "a") !== null && of(r, "b") !== null && (of(r, "a") as number) + 2 * (of(r, "b") as number) - 1 === 4],
  negative: ["a != null && -a == -1", (r) => of(r, "a") === 1],
  choice: ["a == null ? b == null : a > 1", (r) => (of(r, "a") === null ? of(r, "b") === null : (of(r, "a") as number) > 1)],
  and_or: ["(a == 1 || b == 1) && !(a == 1 && b == 1)", (r) => (of(r, "a") === 1) !== (of(r, "b") === 1)],
};
const values = [undefined, null, 1, 2, 3] as const;
const pairs = values.flatMap((a) => values.map((b): Of => ({ id: "x", ...(a === undefined ? {} : { a }), ...(b === undefined ? {} : { b }) })));

/** Expressions over other types, with records and what they are worth there. */
const others: Readonly<Record<string, readonly [text: string, ...readonly [Of, boolean][]]>> = {
  decimals: ["p >= q", [{ p: "1.50", q: "1.5" }, true], [{ p: "1.49", q: "1.5" }, false], [{ p: "-0.01", q: "0.0" }, false], [{ p: "10.00", q: "9.9" }, true]],
  decimal_literal: ["p == 0.1 || p > 12.34", [{ p: "0.10" }, true], [{ p: "12.34" }, false], [{ p: "12.35" }, true], [{ p: "0.11" }, false]],
  wide: ["w == 1.5 || w != v", [{ w: "1.50", v: "1.50" }, true], [{ w: "2.00", v: "2.00" }, false], [{ w: "2.00" }, true], [{}, false]],
  floats: ["f in [0.5, 2, 3.25]", [{ f: 2 }, true], [{ f: 0.5 }, true], [{ f: 2.5 }, false], [{}, false]],
  timestamps: ["t >= u", [{ t: clock, u: clock }, true], [{ t: "2025-12-31T23:59:59.999Z", u: clock }, false], [{ t: "2026-01-01T00:00:00.001Z", u: clock }, true]],
  timestamp_literal: ["t == '2026-01-01T00:00:00.000Z' || m == '2026-01-01T00:00:00.000001Z'", [{ t: clock }, true], [{ t: "2026-01-01T00:00:00.001Z", m: "2026-01-01T00:00:00.000001Z" }, true], [{ t: "2026-01-01T00:00:00.001Z", m: "2026-01-01T00:00:00.000002Z" }, false]],
  timestamp_before_epoch: ["m == '1969-12-31T23:59:59.999999Z'", [{ m: "1969-12-31T23:59:59.999999Z" }, true], [{ m: "1970-01-01T00:00:00.000001Z" }, false]],
  dates: ["day <= '2024-02-29'", [{ day: "2024-02-29" }, true], [{ day: "2024-03-01" }, false], [{ day: "1999-12-31" }, true]],
  times: ["at > '09:00:00'", [{ at: "10:00:00" }, true], [{ at: "08:59:59" }, false]],
  int64: ["n > 9007199254740993", [{ n: "9007199254740994" }, true], [{ n: "9007199254740993" }, false], [{ n: "-9223372036854775808" }, false]],
  enums: ["kind == 'it\\'s' || kind in ['a']", [{ kind: "it's" }, true], [{ kind: "a" }, true], [{ kind: "b" }, false], [{}, false]],
  booleans: ["on && !off", [{ on: true, off: false }, true], [{ on: true, off: true }, false], [{ on: false, off: false }, false]],
  sizes: ["size(tags) > 1", [{ tags: ["a", "b"] }, true], [{ tags: ["a"] }, false], [{ tags: [] }, false]],
  in_list: ["name in tags", [{ name: "a", tags: ["b", "a"] }, true], [{ name: "c", tags: ["b"] }, false], [{ tags: [] }, false]],
  units_in_list: ["p in prices", [{ p: "1.50", prices: ["1.50"] }, true], [{ p: "1.50", prices: ["1.51"] }, false]],
  float_in_list: ["f in ratios", [{ f: 2, ratios: [1, 2] }, true], [{ f: 2, ratios: [2.5] }, false]],
  every: ["lines.all(l, l.count >= 2 && (l.note == null || l.note != name))", [{ lines: [] }, true], [{ lines: [{ count: 2 }, { count: 3, note: "y" }], name: "x" }, true], [{ lines: [{ count: 2 }, { count: 1 }] }, false], [{ lines: [{ count: 2, note: "x" }], name: "x" }, false]],
  some: ["lines.exists(l, l.count == 3)", [{ lines: [] }, false], [{ lines: [{ count: 2 }, { count: 3 }] }, true], [{ lines: [{ count: 2 }] }, false]],
  none: ["!lines.exists(l, l.count == 3)", [{ lines: [] }, true], [{ lines: [{ count: 3 }] }, false]],
  inside: ["place.inner.deep == 1", [{ place: { inner: { deep: 1 } } }, true], [{ place: { inner: {} } }, false], [{ place: {} }, false], [{}, false]],
  inside_absent: ["place.inner.deep == null", [{ place: { inner: { deep: 1 } } }, false], [{ place: { inner: {} } }, true], [{ place: {} }, true], [{}, true]],
  renamed: ["odd == 'x'", [{ odd: "x" }, true], [{ odd: "y" }, false]],
};

const contract = `
entity: row
description: Expressions over one record.
fields:
  id:     { type: uid }
  a:      { type: int32, optional: true, minimum: -100, maximum: 100 }
  b:      { type: int32, optional: true, minimum: -100, maximum: 100 }
  p:      { type: decimal, precision: 8, scale: 2 }
  q:      { type: decimal, precision: 8, scale: 1 }
  w:      { type: decimal, precision: 20, scale: 2, optional: true }
  v:      { type: decimal, precision: 20, scale: 2, optional: true }
  f:      { type: float, optional: true }
  t:      { type: timestamp }
  u:      { type: timestamp }
  m:      { type: timestamp, precision: 6, optional: true }
  day:    { type: date }
  at:     { type: time }
  n:      { type: int64 }
  kind:   { type: enum, values: [a, b, "it's"], optional: true }
  on:     { type: boolean }
  off:    { type: boolean }
  tags:   { type: list, of: { type: string, maxLength: 5 }, maxItems: 3 }
  prices: { type: list, of: { type: decimal, precision: 8, scale: 2 }, maxItems: 3 }
  ratios: { type: list, of: float, maxItems: 3 }
  lines:  { type: list, maxItems: 3, of: { type: object, fields: { count: { type: int32 }, note: { type: string, maxLength: 5, optional: true } } } }
  name:   { type: string, maxLength: 5, optional: true }
  place:  { type: object, optional: true, fields: { inner: { type: object, optional: true, fields: { deep: { type: int32, optional: true } } } } }
  odd:    { type: string, maxLength: 5, firestore: { name: "in" } }
checks:
${[...Object.entries(expressions), ...Object.entries(others)].map(([name, [text]]) => `  ${name}: ${JSON.stringify(text)}`).join("\n")}
access: { create: signedIn }
`;
const schema = schemaOf({ "demo/row": contract });
const written = (name: string): Written => {
  const check = entityOf(schema, "demo.row").checks.find((each) => each.name === name);
  if (check === undefined) throw new Error(`no check ${name}`);
  return check.if;
};

let engine: Engine;
beforeAll(async () => {
  engine = await asking(schema);
});
const worth = async (name: string, records: readonly Of[]): Promise<readonly boolean[]> => {
  const answers = await engine.askAll(records.map((record) => ({ ask: "expression", entity: "demo.row", expression: written(name), record })));
  return answers.map((answer) => {
    if (answer.answer === "accepted") return true;
    if (answer.answer === "rejected") return false;
    throw new Error(answer.reason);
  });
};

describe("operators over absent, null and present values", () => {
  test.for(Object.entries(expressions))("%s", async ([name, [, expected]]) => {
    const found = await worth(name, pairs);
    expect(pairs.map((record, index) => ({ record, worth: found[index] }))).toEqual(pairs.map((record) => ({ record, worth: expected(record) })));
  });
});

describe("operators over every ordered and compared type", () => {
  test.for(Object.entries(others))("%s", async ([name, [, ...cases]]) => {
    const records = cases.map(([record]) => ({ id: "x", ...record }));
    const found = await worth(name, records);
    expect(records.map((record, index) => ({ record, worth: found[index] }))).toEqual(cases.map(([record, value]) => ({ record: { id: "x", ...record }, worth: value })));
  });
});

test("what rules can't say is said to be lost, and nothing is emitted for it", () => {
  const made = emitted(schemaOf({
    "demo/row": `
entity: row
description: Too much for rules.
stores: [postgres, firestore]
primary: postgres
fields:
  id:    { type: uid }
  wide:  { type: decimal, precision: 20, scale: 2 }
  other: { type: decimal, precision: 20, scale: 2 }
  there: { type: int32, stores: [postgres] }
  many:  { type: list, of: int32, maxItems: 500 }
checks:
  ordered: wide >= other
  elsewhere: there > 0
  walked: many.all(m, m > 0)
access: { create: signedIn, read: signedIn }
`,
  }, "stores: [postgres, firestore]\nprimary: postgres\n"));
  expect(["ordered", "elsewhere", "walked"].map((name) => claimOn(made, `demo.row:check:${name}`))).toMatchObject([
    { verdict: "lost", why: expect.stringContaining("text has another order") },
    { verdict: "lost", why: expect.stringContaining("no client may write") },
    { verdict: "lost", why: expect.stringContaining("walk a list") },
  ]);
});
