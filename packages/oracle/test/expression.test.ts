import type { Json } from "@concord/core";
import { describe, expect, test } from "vitest";
import { evaluate, mentioned } from "../src/index.ts";
import { entityWith } from "./contract.ts";

const fields = `
n: { type: int32, optional: true }
m: { type: int32 }
big: { type: int64, optional: true }
f: { type: float, optional: true }
d: { type: decimal, precision: 38, scale: 4, optional: true }
e: { type: decimal, precision: 10, scale: 1 }
s: { type: string, optional: true }
k: { type: enum, values: [x, y], optional: true }
t: { type: timestamp, precision: 6, optional: true }
u: { type: timestamp }
day: { type: date, optional: true }
yes: { type: boolean, optional: true }
out: { type: object, optional: true, fields: { rows: { type: integer, optional: true } } }
tags: { type: list, of: { type: string, maxLength: 5 }, maxItems: 3, optional: true }
lines: { type: list, maxItems: 3, of: { type: object, fields: { q: { type: integer }, p: { type: decimal, precision: 5, scale: 2 } } } }
`;
const base = { id: "a", m: 1, e: "1.0", u: "2024-01-01T00:00:00.000Z", lines: [] };

/** Truth written by hand: absent equals null, == != in are two-valued, the rest is guarded. */
const rows: readonly (readonly [text: string, record: { readonly [name: string]: Json }, value: boolean])[] = [
  ["n == null", {}, true], ["n == null", { n: 0 }, false], ["n != null", {}, false], ["n == m", {}, false], ["n != m", {}, true], ["n == m", { n: 1 }, true],
  ["s == 'x'", {}, false], ["s != 'x'", {}, true], ["s == ''", { s: "" }, true], ["s == null", { s: "" }, false],
  ["k in ['x', 'y']", {}, false], ["!(k in ['x'])", {}, true], ["k in ['x']", { k: "y" }, false], ["k in ['x', 'y']", { k: "y" }, true],
  ["n == null || n >= m", {}, true], ["n == null || n >= m", { n: 0 }, false], ["n != null && n > m", {}, false], ["n != null && n > m", { n: 2 }, true],
  ["!(n != null && n > m)", {}, true], ["n == null || !(n < m)", { n: 0 }, false],
  ["n == null || n * 2000003 + m > n * 2000002", { n: 2147483647 }, true],
  ["n == null || n - m == -1", { n: 0 }, true], ["m + 1 == 2", {}, true], ["-m == -1", {}, true],
  ["big == null || big > 9223372036854775806", { big: "9223372036854775807" }, true], ["big == null || big > 9223372036854775807", { big: "9223372036854775807" }, false],
  ["f == null || f < 0.5", { f: 0.1 }, true], ["f == 0.0", { f: -0 }, true],
  ["d == null || d >= 0.10", { d: "0.1000" }, true], ["d == null || d > 0.10", { d: "0.1000" }, false], ["d == e", { d: "1.0000" }, true], ["d == null || d > e", { d: "1.0001" }, true],
  ["d == null || d < e", { d: "9999999999999999999999999999999999.9999" }, false],
  ["t == null || t >= u", { t: "2024-01-01T00:00:00.000000Z" }, true], ["t == null || t > u", { t: "2024-01-01T00:00:00.000001Z" }, true],
  ["t == null || t < u", { t: "2023-12-31T23:59:59.999999Z" }, true], ["t == u", { t: "2024-01-01T00:00:00.000000Z" }, true], ["t == u", {}, false],
  ["day == null || day < '2024-03-01'", { day: "2024-02-29" }, true],
  ["yes == true", {}, false], ["yes != true", {}, true], ["yes == null || yes", { yes: false }, false],
  ["out == null", {}, true], ["out.rows == null", {}, true], ["out.rows == null", { out: {} }, true], ["out.rows == 1", { out: { rows: 1 } }, true], ["out.rows != 1", {}, true],
  ["out.rows == null || out.rows > m", { out: { rows: 1 } }, false],
  ["tags == null || size(tags) <= 2", { tags: ["a", "b", "c"] }, false], ["tags == null || 'a' in tags", { tags: ["b", "a"] }, true], ["tags == null || !('a' in tags)", { tags: [] }, true],
  ["lines.all(i, i.q > 0)", {}, true], ["lines.all(i, i.q > 0)", { lines: [{ q: 1, p: "1.00" }, { q: 0, p: "1.00" }] }, false],
  ["lines.exists(i, i.q == m)", {}, false], ["lines.exists(i, i.q == m)", { lines: [{ q: 2, p: "1.00" }, { q: 1, p: "1.00" }] }, true],
  ["lines.all(i, lines.exists(j, j.q > i.q) || i.q == 2)", { lines: [{ q: 2, p: "1.00" }, { q: 1, p: "1.00" }] }, true],
  ["(n == null ? m : n) == 1", {}, true], ["(n == null ? m : n) == 1", { n: 2 }, false], ["n == null ? m == 1 : n > 5", { n: 6 }, true],
];

describe("an expression over a record", () => {
  for (const [text, record, value] of rows) {
    test(`${text} is ${value} over ${JSON.stringify(record)}`, () => {
      const entity = entityWith(fields, `checks:\n  it: ${JSON.stringify(text)}\n`);
      expect(evaluate((entity.checks[0] as (typeof entity.checks)[0]).if.tree, { record: { ...base, ...record } })).toBe(value);
    });
  }
});

test("null written out is absent", () => {
  const entity = entityWith(fields, "checks:\n  it: \"n == null && s != 'x' && out.rows == null && !(k in ['x'])\"\n");
  expect(evaluate((entity.checks[0] as (typeof entity.checks)[0]).if.tree, { record: { ...base, n: null, s: null, out: null, k: null } })).toBe(true);
});

test("an expression says which fields it reads, each once", () => {
  const entity = entityWith(fields, "checks:\n  it: \"out.rows == null || out.rows > m || lines.exists(i, i.q == m)\"\n");
  expect(mentioned((entity.checks[0] as (typeof entity.checks)[0]).if.tree)).toEqual([["out", "rows"], ["m"], ["lines"]]);
});
