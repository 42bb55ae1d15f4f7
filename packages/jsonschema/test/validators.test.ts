import type { GeneratedFile, Json, Schema } from "@concord/core";
import { createContext, runInContext } from "node:vm";
import { expect, test } from "vitest";
import { validatorsEngine } from "../src/driver/index.ts";
import { schemaOf, thing, validatorsOf } from "./contracts.ts";

type Validate = (value: unknown) => { readonly success: boolean; readonly data?: unknown; readonly error?: { readonly issues: readonly { readonly path: readonly unknown[]; readonly message: string }[] } };

const file = "validators/shop/thing.js";
const textOf = (schema: Schema): string => validatorsOf(schema).files.find((each) => each.path === file)?.text ?? "";

/** The functions of `shop.thing`, in a realm that has nothing but the language and makes no code of strings. */
function inBareRealm(schema: Schema): Readonly<Record<string, Validate>> {
  const script = textOf(schema).replaceAll(/^export function (\w+)/gm, "exported.$1 = $1;\nfunction $1");
  const realm = createContext({ exported: {} }, { codeGeneration: { strings: false, wasm: false } });
  expect(() => runInContext("new Function('return 1')", realm)).toThrow(/Code generation from strings disallowed/);
  return runInContext(`"use strict";\n${script}\nexported;`, realm) as Readonly<Record<string, Validate>>;
}

const fields = [
  "name: { type: string, minLength: 1, maxLength: 5, pattern: \"[a-z]+\" }", "mail: { type: email, optional: true }", "price: { type: decimal, precision: 6, scale: 2, minimum: \"0.10\" }", "big: { type: int64, optional: true }",
  "at: { type: timestamp }", "until: { type: timestamp, optional: true }", "state: { type: enum, values: [open, done], default: open }", "free: { type: json, optional: true }", "blob: { type: bytes, maxLength: 3, optional: true }",
  "rows: { type: list, maxItems: 3, uniqueItems: true, of: { type: object, fields: { n: { type: int32 }, note: { type: string, optional: true } } }, default: [] }", "tags: { type: map, of: { type: boolean }, default: {} }",
].join("\n");
const everything = thing(fields, "checks:\n  in_order: until == null || until >= at\n  done_has_end: state == 'open' || until != null\n");
const record = { id: "a", name: "abc", price: "1.00", at: "2024-02-29T00:00:00.000Z", state: "open", rows: [{ n: 1 }, { n: 2, note: "x" }], tags: { a: true }, free: { a: [null, 1] }, blob: "AAAA", big: "-5", mail: "ann@example.com" };

test("a module needs nothing but the language: no import, no global of a platform, no code from strings", () => {
  expect(textOf(everything)).not.toMatch(/^import|\brequire\(|\beval\(|\bnew Function\b/m);
  const { validateThingRecord, validateThingCreate, validateThingPatch, validateThingRead } = inBareRealm(everything);
  expect(validateThingRecord?.(record)).toEqual({ success: true, data: record });
  expect(validateThingRecord?.(record).data).toBe(record);
  expect(validateThingRead?.({ ...record, more: 1, rows: [{ n: 1, more: 1 }] }).success).toBe(true);
  expect(validateThingPatch?.({ until: null, name: "b" }).success).toBe(true);
  const { state: _, rows: __, tags: ___, ...fresh } = record;
  expect(validateThingCreate?.(fresh).success).toBe(true);
  expect(validateThingRecord?.({ ...record, name: "ABCDEF", rows: [{ n: 1.5, note: null }], extra: 1 })).toMatchObject({ success: false, error: { issues: [
    { code: "too_big", path: ["name"] }, { code: "invalid_format", path: ["name"] }, { code: "invalid_type", path: ["rows", 0, "n"] }, { code: "invalid_type", path: ["rows", 0, "note"] },
    { code: "unrecognized_keys", path: [], keys: ["extra"] },
  ] } });
});

test("a new record is checked with the defaults that it leaves out, and not changed", () => {
  const { validateThingCreate } = inBareRealm(thing("state: { type: enum, values: [open, done], default: done }\nuntil: { type: timestamp, optional: true }", "checks:\n  done_has_end: state == 'open' || until != null\n"));
  const given = { id: "a" };
  expect(validateThingCreate?.(given)).toMatchObject({ error: { issues: [{ code: "custom", path: [], params: { check: "done_has_end" } }] } });
  expect(validateThingCreate?.({ id: "a", state: "open" }).success).toBe(true);
  expect(given).toEqual({ id: "a" });
});

test("only what a record has itself counts", async () => {
  const module = (await import(`data:text/javascript,${encodeURIComponent(textOf(everything))}`)) as Readonly<Record<string, Validate>>;
  const validate = module["validateThingRecord"] as Validate;
  expect(validate(Object.create(record)).success).toBe(false);
  const { name: _, ...nameless } = record;
  const polluted = Object.prototype as unknown as Record<string, unknown>;
  try {
    polluted["name"] = "abc";
    polluted["until"] = "2000-01-01T00:00:00.000Z";
    polluted["note"] = 7;
    expect(validate(nameless).error?.issues.map(({ path }) => path)).toEqual([["name"]]);
    expect(validate(record).success).toBe(true);
  } finally {
    for (const name of ["name", "until", "note"]) delete polluted[name];
  }
  expect(validate(JSON.parse(JSON.stringify(record).replace("{", '{"__proto__":1,'))).error?.issues).toMatchObject([{ keys: ["__proto__"] }]);
  expect(validate({ ...record, tags: JSON.parse('{"__proto__":1}') as unknown }).error?.issues).toMatchObject([{ path: ["tags", "__proto__"] }]);
});

test("texts of a contract stay texts", () => {
  const hostile = "*/ globalThis.pwned = 1; // ` ${globalThis.pwned = 1} \\ \" ' </script> \u2028 \u2029";
  const schema = schemaOf({ "shop/thing": JSON.stringify({
    entity: "thing", description: hostile, checks: { odd: { if: "kind != \"'; globalThis.pwned = 1; //\"", message: hostile } },
    fields: { id: { type: "uid" }, class: { type: "boolean", description: hostile }, kind: { type: "enum", values: ["a\"b", "x\\y", "'; globalThis.pwned = 1; //", "\u2028", "${z}", "*/"] } },
  }) });
  const validate = inBareRealm(schema)["validateThingRecord"] as Validate;
  for (const kind of ["a\"b", "x\\y", "\u2028", "${z}", "*/"]) expect(validate({ id: "a", class: true, kind }).success).toBe(true);
  expect(validate({ id: "a", class: true, kind: "'; globalThis.pwned = 1; //" }).error?.issues).toMatchObject([{ message: hostile }]);
  expect(validate({ id: "a", class: true, kind: "b" }).success).toBe(false);
});

const base = { id: "x", a: "ab", b: 3 };
const mutations: readonly (readonly [constraint: string, record: Json])[] = [
  ["/a:minLength", { ...base, a: "a" }], ["/a:maxLength", { ...base, a: "abcdef" }], ["/a:pattern", { ...base, a: "AB" }], ["/b:minimum", { ...base, b: 2 }], ["/b:exclusiveMaximum", { ...base, a: "big", b: 10 }], [":closed", { ...base, c: 1 }],
  ["/l:maxItems", { ...base, l: ["p", "q", "r"] }], ["/l:uniqueItems", { ...base, l: ["p", "p"] }], ["/l:minItems", { ...base, l: [] }], ["/l[]:values", { ...base, l: ["nope"] }], ["/m:members", { ...base, m: { k: null } }],
  ["/d:minimum", { ...base, d: "-1.00" }], ["/o:closed", { ...base, o: { x: 1, y: 2 } }], ["/o.x:maximum", { ...base, o: { x: 10 } }], ["/i:maximum", { ...base, i: "6" }], ["/y:maxLength", { ...base, y: "AAAA" }],
  ["/e:format", { ...base, e: "nobody" }], ["/s:format", { ...base, s: "no slug" }], ["/t:precision", { ...base, t: "2024-02-29T12:00:00.0000Z" }], [":check:small", { ...base, b: 7 }],
];

test.each(mutations)("taking out what %s names lets its record in", async (constraint, offered) => {
  const schema = thing([
    "a: { type: string, minLength: 2, maxLength: 5, pattern: \"[a-z]+\" }", "b: { type: int32, minimum: 3, exclusiveMaximum: 10 }", "l: { type: list, of: { type: enum, values: [p, q, r] }, minItems: 1, maxItems: 2, uniqueItems: true, optional: true }",
    "m: { type: map, of: { type: int32 }, optional: true }", "d: { type: decimal, precision: 5, scale: 2, minimum: \"0.00\", optional: true }", "o: { type: object, fields: { x: { type: int32, maximum: 9 } }, optional: true }",
    "i: { type: int64, maximum: \"5\", optional: true }", "y: { type: bytes, maxLength: 2, optional: true }", "e: { type: email, optional: true }", "s: { type: slug, optional: true }", "t: { type: timestamp, optional: true }",
  ].join("\n"), "checks:\n  small: b < 7 || a == 'big'\n");
  const { files, claims } = validatorsOf(schema);
  const claim = claims.find((each) => each.constraint === `shop.thing${constraint}`);
  if (claim?.verdict !== "enforced") throw new Error(`${constraint} is not enforced`);
  const { start, end, line } = claim.by;
  const text = textOf(schema);
  expect(text.slice(0, start).split("\n")).toHaveLength(line);
  const statement = text.slice(start, end);
  expect(statement).toMatch(/^(?:else )?(?:if|for) \([^]*[;}]$/);
  const without: readonly GeneratedFile[] = [{ path: file, text: `${text.slice(0, start)}${statement.startsWith("else") ? "else " : ""}if (false);${text.slice(end)}` }];
  const verdict = async (given: readonly GeneratedFile[]): Promise<string> => {
    const engine = validatorsEngine();
    await engine.start(schema, given);
    return (await engine.ask({ ask: "record", entity: "shop.thing", record: offered, state: [], defaults: false, caller: { roles: [], claims: {} } })).answer;
  };
  expect(await verdict(files)).toBe("rejected");
  expect(await verdict(without)).toBe("accepted");
});
