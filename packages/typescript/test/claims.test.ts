import { constraintsOf, emit, type Claim, type GeneratedFile, type Json, type Schema } from "@concord/core";
import { expect, test } from "vitest";
import { zodEngine } from "../src/driver/index.ts";
import { types, zod } from "../src/index.ts";
import { asRecord, everything, schemaOf, thing } from "./contracts.ts";

function claimOn(schema: Schema, constraint: string): Claim & { readonly verdict: "enforced" } {
  const claim = emit(zod, schema).claims.find((each) => each.constraint === constraint);
  if (claim?.verdict !== "enforced") throw new Error(`${constraint} is ${claim?.verdict}`);
  return claim;
}

function statement(schema: Schema, constraint: string): string {
  const { by } = claimOn(schema, constraint);
  const text = emit(zod, schema).files.find((each) => each.path === by.file)?.text ?? "";
  expect(text.slice(0, by.start).split("\n").length).toBe(by.line);
  return text.slice(by.start, by.end);
}

test("a claim names the expression that refuses", () => {
  const schema = schemaOf(everything);
  const all = [
    ["class:maxLength", ".max(...most(10))"], ["class:pattern", ".regex(/^(?:[^x\\/]*)$/u, \"must match [^x/]*\")"], ["i32:minimum", ".min(-5, \"must be at least -5\")"],
    ["i32:exclusiveMaximum", ".lt(10, \"must be less than 10\")"], ["i64:maximum", ".check(z.lte(9007199254740993n, \"must be at most 9007199254740993\"))"],
    ["d:exclusiveMaximum", ".check(below(\"100.10\"))"], ["d:precision", "decimal(10, 2)"], ["b:minLength", ".check(bytesAtLeast(1, \"must be at least 1 byte\"))"], ["l:uniqueItems", ".check(unique)"], ["l[]:type", "decimal(4, 1)"],
    ["lo[].n:type", "int64"], ["lo[]:closed", "z.strictObject"], ["active:required", "active: boolean"], ["e:default", ".prefault(\"a\")"], ["color:values", "oneOf([\"red\", \"green\"], \"must be one of red, green\")"], ["site:format", "url"],
    ["m{}[]:type", "int64"], ["g:type", "geoPoint"],
  ] as const;
  for (const [constraint, text] of all) expect([constraint, statement(schema, `a.everything/${constraint}`)]).toEqual([constraint, text]);
  expect(statement(schema, "a.everything:closed")).toBe("z.strictObject");
  expect(statement(schema, "a.everything:check:inside")).toMatch(/^rule<typeof everythingReadFields, "nested" \| "at">\("inside", \["nested", "at"\]/);
});

test("what a shared type enforces is claimed at its own file", () => {
  const schema = schemaOf(everything);
  expect(claimOn(schema, "a.everything/color:values").by).toMatchObject({ file: "zod/a/tint.ts" });
  const shop = schemaOf({
    "shop/thing": "entity: thing\ndescription: A thing.\nfields:\n  id: { type: uid }\n  spots: { type: list, of: spot }\n",
    "shop/spot": "object: spot\ndescription: A spot.\nfields:\n  inner: { type: inner }\n",
    "shop/inner": "object: inner\ndescription: Inside.\nfields:\n  row: { type: int32, maximum: 9 }\n",
  });
  expect(claimOn(shop, "shop.thing/spots[].inner.row:maximum").by).toMatchObject({ file: "zod/shop/inner.ts" });
  expect(statement(shop, "shop.thing/spots[].inner.row:maximum")).toBe(".max(9, \"must be at most 9\")");
  expect(claimOn(shop, "shop.thing/spots[].inner:closed").by).toMatchObject({ file: "zod/shop/inner.ts" });
  expect(claimOn(shop, "shop.thing/spots[]:type").by).toMatchObject({ file: "zod/shop/thing.ts" });
});

test("of a field that tells parts apart, and of what hangs on it, a claim names the union that the record is", () => {
  const schema = thing("by: { type: enum, values: [one, two] }\nwhat: { type: union, by: by, of: { one: { fields: { a: { type: int32 } } }, two: { fields: { b: { type: int32, minimum: 1 } } } } }");
  for (const constraint of [":closed", "/by:type", "/by:values", "/by:required", "/what:type", "/what:required"]) expect(statement(schema, `shop.thing${constraint}`)).toMatch(/^z\.discriminatedUnion\("by", \[/);
  expect(statement(schema, "shop.thing/what<two>.b:minimum")).toBe(".min(1, \"must be at least 1\")");
});

const whole = { id: "x", a: "ab", n: 3, d: "1.00", b: "AA==", l: ["p"], big: "3" };
const mutations: readonly (readonly [constraint: string, change: Json])[] = [
  ["/a:minLength", { a: "a" }], ["/a:maxLength", { a: "abcdef" }], ["/a:pattern", { a: "AB" }], ["/n:minimum", { n: 2 }], ["/n:exclusiveMaximum", { n: 10 }], ["/d:minimum", { d: "0.99" }], ["/d:exclusiveMaximum", { d: "9.00" }],
  ["/b:maxLength", { b: "AAAA" }], ["/l:minItems", { l: [] }], ["/l:maxItems", { l: ["p", "q", "r"] }], ["/l:uniqueItems", { l: ["p", "p"] }], ["/big:exclusiveMinimum", { big: "1" }], ["/big:maximum", { big: "10" }],
];

test.each(mutations)("taking out what %s names lets its record in", async (constraint, change) => {
  const schema = thing([
    "a: { type: string, minLength: 2, maxLength: 5, pattern: \"[a-z]+\" }", "n: { type: int32, minimum: 3, exclusiveMaximum: 10 }", "d: { type: decimal, precision: 5, scale: 2, minimum: \"1.00\", exclusiveMaximum: \"9.00\" }",
    "b: { type: bytes, maxLength: 2 }", "l: { type: list, of: { type: string, maxLength: 2 }, minItems: 1, maxItems: 2, uniqueItems: true }", "big: { type: int64, exclusiveMinimum: \"1\", maximum: \"9\" }",
  ].join("\n"));
  const { by } = claimOn(schema, `shop.thing${constraint}`);
  const { files } = emit(zod, schema);
  const verdict = async (given: readonly GeneratedFile[], record: Json): Promise<string> => {
    const engine = zodEngine();
    await engine.start(schema, given);
    const { answer } = await engine.ask(asRecord("shop.thing", record));
    await engine.stop();
    return answer;
  };
  const without = files.map((file) => (file.path === by.file ? { path: file.path, text: file.text.slice(0, by.start) + file.text.slice(by.end) } : file));
  const broken = { ...whole, ...(change as object) };
  expect([await verdict(files, whole), await verdict(files, broken), await verdict(without, broken)]).toEqual(["accepted", "rejected", "accepted"]);
});

test("every constraint has one claim of each target, and what one record does not show is lost", () => {
  const schema = thing("a: { type: int32, unique: true, default: 3, setBy: server }\nb: { ref: thing, optional: true }\nc: { type: string, secret: true, maxLength: 3 }\nd: { type: string, immutable: true, optional: true }", "checks:\n  a_is_small: a < 9\n  c_is_short: c != 'abcd'\n".replace("  c_is_short: c != 'abcd'\n", "  c_is_x: c == 'x' || a > 0\n"));
  for (const target of [zod, types]) {
    expect(emit(target, schema).claims.map((each) => each.constraint)).toEqual(schema.entities.flatMap((entity) => constraintsOf(entity)).map((each) => each.id));
  }
  const claims = new Map(emit(zod, schema).claims.map((claim) => [claim.constraint.replace("shop.thing", ""), claim]));
  expect(claims.get(":check:a_is_small")).toMatchObject({ verdict: "enforced" });
  expect(claims.get(":check:c_is_x")).toMatchObject({ verdict: "lost", instead: "postgres" });
  expect(claims.get(":unique:a")).toMatchObject({ verdict: "lost", instead: "postgres" });
  expect(claims.get("/c:maxLength")).toMatchObject({ verdict: "lost", instead: "postgres" });
  expect(claims.get("/a:default")).toMatchObject({ verdict: "enforced" });
  expect(claims.get("/d:immutable")).toMatchObject({ verdict: "documented" });
});
