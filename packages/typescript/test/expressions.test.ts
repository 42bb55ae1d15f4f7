import type { Json } from "@concord/core";
import { expect, test } from "vitest";
import { zodEngine } from "../src/driver/index.ts";
import { fileAt, filesOf, thing } from "./contracts.ts";

const fields = [
  "a: { type: int32, optional: true }", "b: { type: int32, optional: true }", "n: { type: int32 }", "big: { type: int64, optional: true }", "p: { type: decimal, precision: 20, scale: 2, optional: true }",
  "q: { type: decimal, precision: 24, scale: 4, optional: true }", "s: { type: string, optional: true }", "e: { type: enum, values: [x, y], optional: true }", "open: { type: boolean, optional: true }",
  "at: { type: timestamp, optional: true }", "until: { type: timestamp, optional: true }", "fine: { type: timestamp, precision: 6, optional: true }", "day: { type: date, optional: true }",
  "clock: { type: time, precision: 3, optional: true }", "local: { type: localDateTime, precision: 0, optional: true }",
  "l: { type: list, of: { type: int32 }, maxItems: 5, optional: true }", "dl: { type: list, of: { type: decimal, precision: 5, scale: 1 }, maxItems: 5 }",
  "o: { type: object, optional: true, fields: { i: { type: int32, optional: true }, in: { type: object, optional: true, fields: { at: { type: timestamp } } } } }",
  "rows: { type: list, maxItems: 3, of: { type: object, fields: { q: { type: int32 }, p: { type: decimal, precision: 6, scale: 2, optional: true } } } }",
].join("\n");
const base = { id: "x", n: 1, dl: [], rows: [] };

const table: readonly (readonly [expression: string, holds: readonly Json[], fails: readonly Json[]])[] = [
  ["a == null", [{}, { a: null }], [{ a: 0 }]],
  ["a != null && a > 3", [{ a: 4 }], [{}, { a: 3 }]],
  ["a == b", [{}, { a: 1, b: 1 }], [{ a: 1 }, { b: 1 }, { a: 1, b: 2 }]],
  ["a != b", [{ a: 1 }, { a: 1, b: 2 }], [{}, { a: 1, b: 1 }]],
  ["e in ['x'] || s == 'a\\'b'", [{ e: "x" }, { s: "a'b" }], [{}, { e: "y" }]],
  ["!(e in ['x'])", [{}, { e: "y" }], [{ e: "x" }]],
  ["at == null || until == null || at <= until", [{}, { at: "2024-01-01T00:00:00.000Z" }, { at: "2024-01-01T00:00:00.000Z", until: "2024-01-01T00:00:00.000Z" }], [{ at: "2024-01-01T00:00:00.001Z", until: "2024-01-01T00:00:00.000Z" }]],
  ["at == until", [{}, { at: "2024-01-01T00:00:00.000Z", until: "2024-01-01T00:00:00.000Z" }], [{ at: "2024-01-01T00:00:00.000Z" }, { at: "2024-01-01T00:00:00.000Z", until: "2024-01-01T00:00:00.001Z" }]],
  ["fine != null && fine > '2024-01-01T00:00:00.000001Z'", [{ fine: "2024-01-01T00:00:00.000002Z" }], [{}, { fine: "2024-01-01T00:00:00.000001Z" }, { fine: "0099-01-01T00:00:00.000009Z" }]],
  ["day == null || day >= '2024-02-29'", [{}, { day: "2024-02-29" }], [{ day: "2024-02-28" }]],
  ["clock == null || clock < '12:00:00.000'", [{ clock: "11:59:59.999" }], [{ clock: "12:00:00.000" }]],
  ["local == null || local == '2024-02-29T00:00:00'", [{ local: "2024-02-29T00:00:00" }], [{ local: "2024-02-29T00:00:01" }]],
  ["p != null && q != null && p < q", [{ p: "100000000000000000.01", q: "100000000000000000.0101" }, { p: "-1.00", q: "0.0000" }], [{ p: "100000000000000000.01", q: "100000000000000000.0100" }, { p: "1.00" }]],
  ["p == q", [{}, { p: "1.50", q: "1.5000" }], [{ p: "1.50" }, { p: "1.50", q: "1.5001" }]],
  ["p != null && p >= 0.10", [{ p: "0.10" }], [{ p: "0.09" }, {}]],
  ["p in [0.5, 2]", [{ p: "0.50" }, { p: "2.00" }], [{}, { p: "0.05" }]],
  ["1.5 in dl", [{ dl: ["1.5"] }], [{ dl: [] }, { dl: ["15.0"] }]],
  ["big != null && big > 9007199254740992", [{ big: "9007199254740993" }], [{ big: "9007199254740992" }, {}]],
  ["big == 9223372036854775807", [{ big: "9223372036854775807" }], [{ big: "9223372036854775806" }, {}]],
  ["a != null && a * 2 - n == -3", [{ a: -1 }], [{ a: 1 }, {}]],
  ["a != null && -a > 3", [{ a: -4 }], [{ a: 4 }]],
  ["a == null ? n == 1 : a > n", [{}, { a: 2 }], [{ n: 2 }, { a: 1 }]],
  ["open != null && open || n > 5", [{ open: true }, { n: 6 }], [{ open: false }, {}]],
  ["l == null || size(l) <= 2", [{}, { l: [1, 2] }], [{ l: [1, 2, 3] }]],
  ["l != null && n in l", [{ l: [1] }], [{ l: [2] }, {}]],
  ["l != null && l.all(x, x > n)", [{ l: [] }, { l: [2, 3] }], [{ l: [1, 2] }, {}]],
  ["rows.exists(r, r.p != null && r.p > 1 && r.q == n)", [{ rows: [{ q: 2 }, { q: 1, p: "1.01" }] }], [{ rows: [{ q: 1 }] }, { rows: [{ q: 1, p: "1.00" }] }, {}]],
  ["rows.all(record, record.q > 0 && record.q < 9)", [{ rows: [{ q: 1 }] }], [{ rows: [{ q: 9 }] }]],
  ["o.i == null || o.i > 3", [{}, { o: {} }, { o: { i: 4 } }], [{ o: { i: 3 } }]],
  ["o.in == null || at == null || o.in.at > at", [{ o: { in: { at: "2024-01-02T00:00:00.000Z" } }, at: "2024-01-01T00:00:00.000Z" }], [{ o: { in: { at: "2024-01-01T00:00:00.000Z" } }, at: "2024-01-01T00:00:00.000Z" }]],
];

/** `in` is a word of the language, so the field is called otherwise. */
const schemaFor = (expression: string): ReturnType<typeof thing> => thing(fields.replace("in: {", "part: {"), `checks:\n  it: ${JSON.stringify(expression.replaceAll("o.in", "o.part"))}\n`);

test.each(table)("%s", async (expression, holds, fails) => {
  const schema = schemaFor(expression);
  const [entity] = schema.entities;
  const check = entity?.checks[0]?.if;
  if (check === undefined) throw new Error("no check was read");
  const engine = zodEngine();
  await engine.start(schema, filesOf(schema));
  const recordOf = (given: Json): Json => JSON.parse(JSON.stringify({ ...base, ...(given as object) }).replaceAll("\"in\":", "\"part\":")) as Json;
  const said = async (given: Json): Promise<readonly string[]> => {
    const record = recordOf(given);
    const expressionSays = (await engine.ask({ ask: "expression", entity: "shop.thing", expression: check, record })).answer;
    const codecSays = (await engine.ask({ ask: "record", entity: "shop.thing", record, state: [], defaults: false, caller: { roles: [], claims: {} } })).answer;
    return [expressionSays, Object.values(record as object).includes(null) ? expressionSays : codecSays];
  };
  for (const given of holds) expect([given, ...(await said(given))]).toEqual([given, "accepted", "accepted"]);
  for (const given of fails) expect([given, ...(await said(given))]).toEqual([given, "rejected", "rejected"]);
  await engine.stop();
});

test("operands that are more than a name, a literal or a call stand in parentheses", () => {
  expect(fileAt(schemaFor("!(a == null || a > 3) && (n > 1 || n < -5)"), "zod/shop/thing.ts")).toContain("(!((record.a == null) || (record.a! > 3))) && ((record.n > 1) || (record.n < (-5)))");
});

test("what needs a caller is not asked", async () => {
  const schema = thing("owner: { type: uid }", "access:\n  read: auth.uid == owner\n");
  const expression = schema.entities[0]?.access?.read.if;
  const engine = zodEngine();
  await engine.start(schema, filesOf(schema));
  expect(expression).toBeDefined();
  if (expression !== undefined) expect((await engine.ask({ ask: "expression", entity: "shop.thing", expression, record: base })).answer).toBe("not asked");
  await engine.stop();
});
