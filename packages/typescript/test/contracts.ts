import { emit, readSchema, type Answer, type Caller, type GeneratedFile, type Offered, type Question, type Schema, type StoreDeclaration } from "@concord/core";
import { types, zod } from "../src/index.ts";

/** Rooms do not know each other: the stores that contracts here name, as far as these tests need them. */
const stores: readonly StoreDeclaration[] = [{ name: "postgres", naming: "snake_case", sql: true }, { name: "firestore", naming: "camelCase" }];

/** Reads contracts: `{ "shop/order": "entity: order\n…", project: "name: x\n" }`. Throws where one is wrong. */
export function schemaOf(contracts: Readonly<Record<string, string>>): Schema {
  const sources = Object.entries(contracts).map(([name, text]) => ({ file: `schemas/${name}${/\.\w+$/u.test(name) ? "" : ".yaml"}`, text }));
  const { schema, diagnostics } = readSchema(sources, stores);
  if (schema === undefined) throw new Error(diagnostics.map((each) => `${each.span.file}: ${each.message}`).join("\n"));
  return schema;
}

/** One entity `shop.thing` with these fields beside its key, written as in a contract. */
export function thing(fields: string, more = ""): Schema {
  return schemaOf({ "shop/thing": `entity: thing\ndescription: A thing.\nfields:\n  id: { type: uid }\n${fields.replace(/^/gm, "  ")}\n${more}` });
}

/** Everything that the room makes of contracts. */
export function filesOf(schema: Schema): readonly GeneratedFile[] {
  return [...emit(zod, schema).files, ...emit(types, schema).files];
}

export function fileAt(schema: Schema, path: string): string {
  const file = filesOf(schema).find((each) => each.path === path);
  if (file === undefined) throw new Error(`${path} was not made`);
  return file.text;
}

const nobody: Caller = { roles: [], claims: {} };

/** Is this record accepted as a new one? */
export function asRecord(entity: string, record: Offered, defaults = false): Question {
  return { ask: "record", entity, record, state: [], defaults, caller: nobody };
}

export function accepted(answers: readonly Answer[]): readonly boolean[] {
  return answers.map((each) => each.answer === "accepted");
}

/** Contracts with every type of the language, names that are words of TypeScript, and texts that want to break out of theirs. */
export const everything: Readonly<Record<string, string>> = {
  project: "stores: [postgres, firestore]\nprimary: postgres\n",
  "a/overview.view.yaml": `
view: overview
description: "A view. */ globalThis.pwned = 1; //"
columns:
  id: everything.id
  class: everything.class
  i64: { field: everything.i64, optional: true }
  date: { type: timestamp }
  again: a.everything.d38
`,
  "a/overview.postgres.sql": "SELECT 1",
  "a/lookUp.query.yaml": `
query: lookUp
description: A query.
parameters:
  id: overview.id
  from: { type: timestamp, optional: true }
columns:
  id: overview.id
  tags: { type: list, of: string }
`,
  "a/lookUp.postgres.sql": "SELECT 1",
  "a/everything": `
entity: everything
description: "Every type once. */ globalThis.pwned = 1; /* \` \${globalThis.pwned = 1} \\\\ </script> \\u2028 end"
fields:
  id: { type: uuid, auto: uuid }
  owner: { type: uid, immutable: true }
  class: { type: string, minLength: 2, maxLength: 10, pattern: "[^x/]*", description: "*/ globalThis.pwned = 1; //" }
  default: { type: string, optional: true, pattern: "[a-z]+(?:-[a-z]+)*" }
  package: { type: boolean }
  active: { type: boolean }
  i32: { type: int32, minimum: -5, exclusiveMaximum: 10 }
  i53: { type: integer, exclusiveMinimum: 0, maximum: 1000000 }
  i64: { type: int64, minimum: "-10", maximum: "9007199254740993" }
  f: { type: float, minimum: -0.5, exclusiveMaximum: 1.5 }
  d: { type: decimal, precision: 10, scale: 2, minimum: "-5.00", exclusiveMaximum: "100.10" }
  d38: { type: decimal, precision: 38, scale: 38, optional: true }
  day: { type: date }
  clock: { type: time, precision: 6, optional: true }
  at: { type: timestamp }
  micro: { type: timestamp, precision: 6 }
  local: { type: localDateTime }
  b: { type: bytes, minLength: 1, maxLength: 10 }
  j: { type: json }
  e: { type: enum, values: [a, "__proto__", "it's", "*/", "\`\${globalThis.pwned = 1}\`", "constructor"], default: a }
  o: { type: enum, open: true, values: [one, two], optional: true }
  l: { type: list, of: { type: decimal, precision: 4, scale: 1 }, minItems: 1, maxItems: 4, uniqueItems: true }
  lo: { type: list, of: { type: object, fields: { at: { type: timestamp }, n: { type: int64, optional: true } } }, maxItems: 3, uniqueItems: true, default: [] }
  m: { type: map, of: { type: list, of: int64, maxItems: 2 }, default: {} }
  nested: { type: object, fields: { inner: { type: object, optional: true, fields: { at: { type: timestamp } } }, email: { type: email } } }
  g: { type: geoPoint }
  shared: { type: part }
  many: { type: list, of: part, maxItems: 2 }
  color: { type: tint, optional: true }
  hidden: { type: string, maxLength: 5, secret: true }
  mail: { type: email, maxLength: 50, unique: true }
  site: { type: url, optional: true }
  old: { type: string, optional: true, maxLength: 4, deprecated: { since: "1.0.0", use: class } }
  created: { type: timestamp, auto: created }
checks:
  order: { if: "at <= created || active", message: "*/ \${m} \`x\`" }
  default: "o == null || o in ['one'] || e == 'a'"
  decimals: "d < 50 && (d == 5 || d >= -1.5)"
  members: "lo.all(x, x.n == null || x.n > 0) && (lo.exists(x, x.at > at) || size(lo) < 2)"
  inside: "nested.inner == null || nested.inner.at > at"
shapes:
  card: { pick: [id, e, o, nested, many, color, created, at, active], direction: output, description: "*/ globalThis.pwned = 1; //" }
  bare: { direction: output, partial: true, omit: [default] }
  edit: { pick: [owner, o, at, shared, d, lo], partial: true }
  sent: { pick: [owner, d, e, o, day, clock, g, i64, f, nested, active], form: true, description: "*/ sent" }
  offer:
    pick: [owner, d, e, lo, m, o, at, active, mail]
    add:
      secret: { type: string, minLength: 4, maxLength: 8, normalize: [trim], description: "*/ \`x\`" }
      again: { type: string }
      when: { type: timestamp, optional: true }
      parts: { type: list, of: part, maxItems: 1 }
      tint: { type: tint }
      free: { type: json, optional: true }
    checks:
      agree: { if: secret == again, message: "*/ \${they} differ" }
      cheap: d < 40 || when != null
`,
  "a/part": "object: part\ndescription: \"A part */ of it.\"\nfields:\n  name: { type: string, minLength: 1, maxLength: 20 }\n  tint: { type: tint, optional: true }\n  free: { type: json, optional: true }\n",
  "a/tint": "enum: tint\ndescription: Colours.\nopen: true\nvalues: [{ value: red, description: \"Like */ blood\" }, { value: green, deprecated: true }]\n",
  "a/date": "entity: date\ndescription: Named like a global.\nfields:\n  id: { type: uid }\n  at: { type: timestamp }\n  blob: { type: bytes, optional: true }\n  ownerId: { ref: everything, optional: true, onDelete: clear }\n  parent: { ref: date, optional: true, onDelete: clear }\n",
  "b/part": "entity: part\ndescription: Named like a shared type.\nfields:\n  id: { ref: a.date }\n  p: { type: a.part }\n  t: { type: a.tint, default: red }\n",
};

/** A record of `a.everything` that breaks nothing. */
export const whole = {
  id: "00000000-0000-4000-8000-000000000001", owner: "someone", class: "ab", package: true, active: true, i32: 9, i53: 1, i64: "9007199254740993", f: 1, d: "5.00", day: "2024-02-29",
  at: "2024-01-15T10:20:30.456Z", micro: "2024-01-15T10:20:30.456789Z", local: "2024-01-15T10:20:30.456", b: "aQ==", j: { a: [1, null] }, e: "a", l: ["0.1", "0.0"],
  lo: [{ at: "2025-01-15T10:20:30.456Z", n: "1" }], m: { x: ["1", "2"] }, nested: { email: "ann@example.com" }, g: { latitude: 52.5, longitude: -0.5 }, shared: { name: "p", free: [1] }, many: [],
  mail: "ann@example.com", created: "2024-01-15T10:20:30.457Z",
} as const;
