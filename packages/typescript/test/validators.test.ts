import { emit, type Json } from "@concord/core";
import { validators } from "@concord/jsonschema";
import { afterAll, beforeAll, expect, test } from "vitest";
import type * as z from "zod";
import { loadFiles, type Loaded } from "../src/driver/load.ts";
import { everything, filesOf, schemaOf, whole } from "./contracts.ts";
import { records } from "./every-record.ts";

interface Issue { readonly code?: string; readonly path: readonly PropertyKey[]; readonly message: string; readonly keys?: readonly string[]; readonly params?: unknown }
type Validate = (value: unknown) => { readonly success: boolean; readonly error?: { readonly issues: readonly Issue[] } };

const schema = schemaOf({
  ...everything,
  "a/keyed": `
entity: keyed
description: Maps of which the keys are declared.
fields:
  id: { type: uid }
  known: { type: map, keys: { type: enum, values: [de, en] }, require: [de], of: { type: string, maxLength: 2 } }
  like: { type: map, keys: { type: string, pattern: "[a-z]+", maxLength: 3 }, maxItems: 2, of: { type: int32 } }
`,
});
let loaded: Loaded;
let codecs: Readonly<Record<string, z.ZodObject>>;
let functions: Readonly<Record<string, Validate>>;

beforeAll(async () => {
  loaded = await loadFiles(filesOf(schema).filter(({ path }) => path.startsWith("zod/") || path.startsWith("forms/")));
  const made = new Map(emit(validators, schema).files.map(({ path, text }) => [path, text]));
  const modules = await Promise.all(["everything", "keyed"].map(async (name) => [
    await loaded.module(`zod/a/${name}.ts`), await import(`data:text/javascript,${encodeURIComponent(made.get(`validators/a/${name}.js`) ?? "")}`) as object,
  ]));
  codecs = Object.assign({}, ...modules.map(([codec]) => codec)) as typeof codecs;
  functions = Object.assign({}, ...modules.map(([, module]) => module)) as typeof functions;
});
afterAll(() => loaded.close());

const told = ({ code, path, message, keys, params }: Issue): Issue => ({ ...(code === undefined ? {} : { code }), path, message, ...(keys === undefined ? {} : { keys }), ...(params === undefined ? {} : { params }) });

/** What is said first of each place: Zod goes on to ask of a list that should be a text how long it is, and of a number that is none how large. */
const firstAt = (issues: readonly Issue[]): readonly Issue[] =>
  issues.filter((each, index) => issues.findIndex(({ path }) => JSON.stringify(path) === JSON.stringify(each.path) && path.length > 0) === index || each.path.length === 0);

function issuesOf(shape: string, record: unknown, entity = "Everything"): readonly [zod: readonly Issue[], ours: readonly Issue[]] {
  const codec = codecs[`${entity}${shape}`]?.safeDecode(record as never);
  const result = functions[`validate${entity}${shape}`]?.(record);
  return [firstAt((codec?.error?.issues ?? []).map((each) => told(each as Issue))), firstAt((result?.error?.issues ?? []).map(told))];
}

/** A whole record as each shape has it. */
const bases: Readonly<Record<string, Readonly<Record<string, unknown>>>> = (() => {
  const { id: _, created: __, ...fresh } = whole as Readonly<Record<string, Json>>;
  const { owner: ___, ...patch } = fresh;
  const offer = Object.fromEntries(["owner", "d", "e", "lo", "m", "at", "active", "mail"].map((name) => [name, (whole as Readonly<Record<string, Json>>)[name] as Json]));
  return {
    Record: whole, Read: whole, Create: fresh, Patch: patch, Card: whole, Bare: whole, Edit: { owner: whole.owner, at: whole.at, shared: whole.shared, d: whole.d, lo: whole.lo },
    Offer: { ...offer, secret: "abcd", again: "abcd", parts: [], tint: "red" },
  };
})();

/** What breaks the checks, alone, together, and beside other faults. */
const late = { active: false, at: "2025-01-15T10:20:30.456Z" };
const broken: readonly Readonly<Record<string, unknown>>[] = [
  late, { ...late, extra: 1 }, { ...late, i32: 99 }, { ...late, created: "nonsense" }, { ...late, active: "no" }, { d: "60.00" }, { ...late, d: "60.00" }, { ...late, d: "60.00", extra: 1 },
  { l: ["0.1", null, "0.2", 7] }, { lo: [{ at: 1, n: 2, more: 3 }, {}] }, { m: JSON.parse('{"__proto__":["1"],"b":["x"],"":[]}') }, { nested: { inner: {}, email: 1, x: 1 } }, JSON.parse('{"__proto__":1,"more":2}'),
  { i64: "9223372036854775808" }, { i64: "-9223372036854775809" }, { i64: "01" }, { i32: Number.POSITIVE_INFINITY },
];

test.each(["Record", "Read", "Create", "Patch", "Card", "Bare", "Edit", "Offer"])("%s: validators and Zod find the same faults, in the same words", (shape) => {
  const apart: unknown[] = [];
  const counts = [0, 0];
  for (const record of [...records(bases[shape] as never), ...broken.map((change) => ({ ...bases[shape], ...change }))]) {
    // Of a number that no whole number is told from its neighbours, Zod says so before it says the bound of 32 bits.
    if (record["i32"] === 2 ** 53) continue;
    const [zod, ours] = issuesOf(shape, record);
    counts[zod.length === 0 ? 0 : 1] = (counts[zod.length === 0 ? 0 : 1] ?? 0) + 1;
    if (JSON.stringify(zod) !== JSON.stringify(ours)) apart.push([JSON.stringify(zod), JSON.stringify(ours)]);
  }
  expect(apart.slice(0, 20)).toEqual([]);
  expect(apart).toHaveLength(0);
  expect(counts[0]).toBeGreaterThan(50);
  expect(counts[1]).toBeGreaterThan(300);
});

test.each([
  { known: { de: "a" }, like: {} }, { known: { de: "a", en: "b" }, like: { a: 1, abc: 2 } }, { known: {}, like: {} }, { known: { de: "a", fr: "b" }, like: { a: 1, b: 2, c: 3 } }, { known: { en: "long" }, like: { A: 1 } },
  { known: { fr: "b" }, like: { abcd: 1, b: 2, c: 3 } }, { known: [], like: null }, { known: JSON.parse('{"__proto__":"a"}') as Json, like: { "": 1, "a\0": 1.5 } },
])("maps of declared keys: %j", (maps) => {
  const [zod, ours] = issuesOf("Record", { id: "a", ...maps }, "Keyed");
  expect(ours).toEqual(zod);
});
