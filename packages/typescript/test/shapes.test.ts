import { afterAll, beforeAll, expect, test } from "vitest";
import * as z from "zod";
import { loadFiles, type Loaded } from "../src/driver/load.ts";
import { everything, filesOf, schemaOf, thing, whole } from "./contracts.ts";

type Module = Readonly<Record<string, z.ZodObject>>;
let loaded: Loaded;
let everythingModule: Module;

beforeAll(async () => {
  loaded = await loadFiles(filesOf(schemaOf(everything)).filter(({ path }) => path.startsWith("zod/") || path.startsWith("forms/")));
  everythingModule = (await loaded.module("zod/a/everything.ts")) as Module;
});
afterAll(() => loaded.close());

const schema = (name: string): z.ZodObject => everythingModule[name] as z.ZodObject;
const problems = (name: string, value: unknown): readonly string[] => {
  const result = schema(name).safeDecode(value as never);
  return result.success ? [] : result.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
};

test("the application gets values of its own", () => {
  const value = schema("EverythingRecord").decode(whole as never) as Record<string, unknown>;
  expect(value["at"]).toEqual(new Date("2024-01-15T10:20:30.456Z"));
  expect(value["micro"]).toBe("2024-01-15T10:20:30.456789Z");
  expect(value["i64"]).toBe(9007199254740993n);
  expect(value["b"]).toEqual(new Uint8Array([105]));
  expect(value["d"]).toBe("5.00");
  expect(value["m"]).toEqual({ x: [1n, 2n] });
  expect((value["lo"] as { at: Date; n: bigint }[])[0]).toEqual({ at: new Date("2025-01-15T10:20:30.456Z"), n: 1n });
});

test("readers drop what they do not know, at every level, and take values of open enums", () => {
  const given = { ...whole, extra: 1, o: "three", color: "blue", nested: { ...whole.nested, more: 1 }, lo: [{ ...whole.lo[0], more: 1 }], shared: { name: "p", tint: "blue", more: 1 } };
  const read = schema("EverythingRead").decode(given as never) as Record<string, unknown>;
  expect(read).toMatchObject({ o: "three", color: "blue", nested: whole.nested, shared: { name: "p", tint: "blue" } });
  expect([Object.hasOwn(read, "extra"), Object.hasOwn(read["nested"] as object, "more"), Object.hasOwn(read["shared"] as object, "more")]).toEqual([false, false, false]);
  expect(problems("EverythingRecord", given).length).toBeGreaterThan(4);
});

test("a patch takes any part, and null where a value may be missing", () => {
  expect(problems("EverythingPatch", {})).toEqual([]);
  expect(problems("EverythingPatch", { o: null, color: null, old: null, clock: null })).toEqual([]);
  expect(problems("EverythingPatch", { class: null })).toHaveLength(1);
  expect(problems("EverythingPatch", { owner: "other" })).toEqual([": has a key that is not known: owner"]);
  expect(problems("EverythingPatch", { created: whole.created })).toHaveLength(1);
  expect(schema("EverythingPatch").decode({ at: whole.at, o: null } as never)).toEqual({ at: new Date(whole.at), o: null });
});

test("a check is asked only if all its fields are valid by themselves", () => {
  const late = { ...whole, active: false, at: "2025-01-15T10:20:30.456Z" };
  expect(problems("EverythingRecord", late)).toEqual([": */ ${m} `x`"]);
  expect(problems("EverythingRecord", { ...late, created: "nonsense" })).toHaveLength(1);
  expect(problems("EverythingRecord", { ...late, active: "no" })).toHaveLength(1);
  expect(problems("EverythingRecord", { ...late, i32: 99 })).toEqual(["i32: must be less than 10", ": */ ${m} `x`"]);
  expect(problems("EverythingRecord", { ...late, extra: 1 })).toHaveLength(2);
  for (const none of [null, [], 7, "x"]) expect(problems("EverythingRecord", none)).toHaveLength(1);
});

test("a new record is checked where it has all that a check looks at", () => {
  const { id: _, created: __, ...fresh } = whole;
  expect(problems("EverythingCreate", fresh)).toEqual([]);
  expect(problems("EverythingCreate", { ...fresh, d: "60.00" })).toEqual([": must meet d < 50 && (d == 5 || d >= -1.5)"]);
  expect(problems("EverythingCreate", { ...fresh, active: false, at: "2030-01-15T10:20:30.456Z" })).toEqual([]);
});

test("encoding refuses what no contract allows, and does not throw", () => {
  const value = schema("EverythingRecord").decode(whole as never) as Record<string, unknown>;
  const encoded = (change: Record<string, unknown>): boolean => schema("EverythingRecord").safeEncode({ ...value, ...change } as never).success;
  expect(encoded({})).toBe(true);
  const wrong = [{ at: new Date(Number.NaN) }, { at: new Date(8.64e15) }, { d: "x" }, { d: "60.00" }, { i64: 2n ** 63n }, { b: new Uint8Array(11) }, { micro: "soon" }, { m: { "": [] } }, { lo: null }, { nested: {} }, { extra: 1 }];
  expect(wrong.filter(encoded)).toEqual([]);
});

test("shapes of an application's own are made from the fields", () => {
  const fields = everythingModule["everythingFields"] as unknown as Record<string, z.ZodType>;
  const own = z.strictObject({ mail: fields["mail"] as z.ZodType, at: fields["at"] as z.ZodType }).partial();
  expect(own.safeDecode({ at: whole.at } as never).success).toBe(true);
  expect(own.safeDecode({ mail: "x" } as never).success).toBe(false);
});

test("what is given for a new record or a change is brought into its normal form; a record that is there must have it", async () => {
  const words = "mail: { type: email, normalize: [trim, lowercase] }\nnote: { type: string, minLength: 1, normalize: [trim], optional: true }\n"
    + "deep: { type: list, maxItems: 2, uniqueItems: true, of: { type: object, fields: { code: { type: string, normalize: [lowercase] } } } }";
  const files = await loadFiles(filesOf(thing(words)).filter((file) => file.path.startsWith("zod/")));
  const module = (await files.module("zod/shop/thing.ts")) as Module;
  const decoded = (name: string, value: unknown): unknown => (module[name] as z.ZodObject).safeDecode(value as never).data;
  const table: readonly (readonly [given: string, kept: string])[] = [
    ["ann@x.io", "ann@x.io"], [" ann@x.io", "ann@x.io"], ["ANN@X.IO\r\n", "ann@x.io"], ["\t Ann@X.io \n", "ann@x.io"],
  ];
  for (const [given, kept] of table) {
    expect(decoded("ThingCreate", { id: "a", mail: given, deep: [{ code: "ÉA" }] })).toEqual({ id: "a", mail: kept, deep: [{ code: "Éa" }] });
    expect(decoded("ThingPatch", { mail: given })).toEqual({ mail: kept });
    expect(decoded("ThingRecord", { id: "a", mail: given, deep: [] })).toEqual(given === kept ? { id: "a", mail: kept, deep: [] } : undefined);
  }
  expect(decoded("ThingPatch", { mail: "\u00a0ann@x.io" })).toBeUndefined();
  expect(decoded("ThingPatch", { note: "\u00a0x\u2003 " })).toEqual({ note: "\u00a0x\u2003" });
  expect(decoded("ThingPatch", { note: "  " })).toBeUndefined();
  expect(decoded("ThingPatch", { note: null })).toEqual({ note: null });
  expect(decoded("ThingPatch", { deep: [{ code: "A" }, { code: "a" }] })).toBeUndefined();
  expect((module["ThingCreate"] as z.ZodObject).safeEncode({ id: "a", mail: "ann@x.io", deep: [] } as never).data).toEqual({ id: "a", mail: "ann@x.io", deep: [] });
  await files.close();
});
