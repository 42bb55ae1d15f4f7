import type { Json } from "@concord/core";
import { beforeAll, describe, expect, test } from "vitest";
import { Database, type DocumentWrite, type Reply } from "../src/driver/database.ts";
import { encodePath, encodeRecord } from "../src/driver/encode.ts";
import { startEmulator } from "../src/driver/index.ts";
import { tokenOf } from "../src/driver/token.ts";
import { limits } from "../src/rules/budget.ts";
import { ann } from "./asking.ts";
import { emitted, matchOf, owned, rulesText, schemaOf } from "./contracts.ts";

type Operation = "get" | "list" | "create" | "update" | "delete";
type Fields = { readonly [name: string]: Json };

/** An entity, and requests that make its rules evaluate all that they have. */
interface Case {
  readonly contracts: Readonly<Record<string, string>>;
  readonly record: Fields;
  readonly changes?: Fields;
  readonly filter?: Readonly<Record<string, string>>;
  /** What stands beside it. */
  readonly state?: readonly (readonly [entity: string, record: Fields])[];
  readonly asks: readonly Operation[];
}

const many = (count: number, field: (index: number) => string): readonly string[] => Array.from({ length: count }, (_, index) => field(index));
const values = (count: number, value: Json): Fields => Object.fromEntries(Array.from({ length: count }, (_, index) => [`f${index}`, value]));
const whose = { id: "x", owner: "ann" };

const cases: Readonly<Record<string, Case>> = {
  "forty texts": {
    contracts: { "shop/it": owned("it", many(40, (index) => `f${index}: { type: string, minLength: 1, maxLength: 9 }`)) },
    record: { ...whose, ...values(40, "abc") }, changes: { f0: "b" }, filter: { owner: "ann" }, asks: ["get", "list", "create", "update"],
  },
  "thirty whole numbers, all optional": {
    contracts: { "shop/it": owned("it", many(30, (index) => `f${index}: { type: int32, minimum: 1, optional: true }`)) },
    record: { ...whose, ...values(30, 3) }, changes: { f0: 4 }, asks: ["create", "update"],
  },
  "twenty fields that are null where they are absent": {
    contracts: { "shop/it": owned("it", many(20, (index) => `f${index}: { type: date, optional: true, firestore: { absent: null } }`)) },
    record: { ...whose, ...values(20, "2024-02-29") }, asks: ["create"],
  },
  "a list of twelve objects": {
    contracts: { "shop/it": owned("it", ["lines: { type: list, maxItems: 12, of: { type: object, fields: { sku: { type: uuid }, count: { type: int32, minimum: 1 }, price: { type: decimal, precision: 9, scale: 2 } } } }"]) },
    record: { ...whose, lines: Array.from({ length: 12 }, () => ({ sku: "00000000-0000-4000-8000-000000000001", count: 1, price: "1.50" })) },
    changes: { lines: Array.from({ length: 12 }, () => ({ sku: "00000000-0000-4000-8000-000000000002", count: 2, price: "2.50" })) }, asks: ["create", "update"],
  },
  "a list of sixty texts": {
    contracts: { "shop/it": owned("it", ["tags: { type: list, maxItems: 60, of: { type: string, maxLength: 5 } }"]) },
    record: { ...whose, tags: Array.from({ length: 60 }, () => "a") }, asks: ["create"],
  },
  "a list of twenty numbers under checks of every member": {
    contracts: { "shop/it": owned("it", ["levels: { type: list, maxItems: 20, of: int32 }"], "checks: { rising: \"levels.all(l, l >= 1 && l <= 9)\", some: \"size(levels) == 0 || levels.exists(l, l == 7)\" }") },
    record: { ...whose, levels: [...Array.from({ length: 19 }, () => 1), 7] }, asks: ["create"],
  },
  "two documents deep, with the document above asked": {
    contracts: {
      "shop/above": "entity: above\ndescription: A.\nfields: { id: { type: uid }, open: { type: boolean } }\n",
      "shop/it": `
entity: it
description: Below.
key: [aboveId, id]
fields: { aboveId: { ref: above }, id: { type: uid }, note: { type: string, maxLength: 20, optional: true } }
access: { read: auth.uid == aboveId || hasRole('x'), create: auth.uid == aboveId && above.open == true, update: above.open == true, delete: auth.uid == aboveId }
firestore: { path: "above/{aboveId}/its", group: true }
`,
    },
    record: { aboveId: "ann", id: "x", note: "n" }, changes: { note: "m" }, state: [["shop.above", { id: "ann", open: true }]], asks: ["get", "create", "update", "delete"],
  },
};

let open: (name: string) => Database;
beforeAll(async () => {
  const emulator = await startEmulator();
  open = (name) => new Database(emulator.host, `demo-estimate-${name}-${process.pid}`);
  return () => emulator.stop();
});

/** `n` literals and a comparison: costs `n` + 5 with the && behind it. */
const padding = (n: number): string => `[${Array.from({ length: n }, () => "0").join(",")}] != null && `;

describe.for(Object.entries(cases))("%s", ([name, { contracts, record, changes = {}, filter = {}, state = [], asks }]) => {
  const schema = schemaOf(contracts);
  const entity = (id: string) => schema.entities.find((each) => each.id === id) as typeof schema.entities[number];
  const it = entity("shop.it");
  const rules = rulesText(emitted(schema));
  const encoded = (id: string, each: Fields): DocumentWrite => ({ do: "put", path: encodePath(entity(id), schema.project, each), fields: encodeRecord(entity(id), schema.project, each) });
  const put = encoded("shop.it", record) as Extract<DocumentWrite, { do: "put" }>;
  const token = tokenOf(ann, schema.project);

  test.for(asks)("%s costs what was counted, to the expression", async (operation) => {
    const database = open(`${Object.keys(cases).indexOf(name)}-${operation}`);
    const request = (): Promise<Reply> => {
      if (operation === "get") return database.get(put.path, token);
      if (operation === "list") return database.list("it", Object.entries(filter).map(([field, value]) => ({ field, value: { stringValue: value } })), token);
      if (operation === "delete") return database.commit([{ do: "delete", path: put.path }], token);
      if (operation === "create") return database.commit([{ do: "create", path: put.path, fields: put.fields, now: [] }], token);
      const after = encodeRecord(it, schema.project, { ...record, ...changes });
      return database.commit([{ do: "update", path: put.path, fields: Object.fromEntries(Object.keys(changes).map((field) => [field, after[field] as never])), changed: Object.keys(changes), now: [] }], token);
    };
    const allowed = async (pad: number | undefined): Promise<boolean> => {
      const statement = new RegExp(`allow ((?:get, )?)${operation}((?:, list)?): if `);
      await database.loadRules(pad === undefined ? rules : rules.replace(statement, (found) => `${found}${padding(pad)}`));
      await database.commit([...state.map(([id, each]) => encoded(id, each)), operation === "create" ? { do: "delete", path: put.path } : put], "owner");
      const reply = await request();
      if (!reply.ok) expect(reply.reason).toMatch(/1000 expressions/);
      return reply.ok;
    };
    expect(await allowed(undefined)).toBe(true);
    const counted = matchOf(schema, "shop.it").weights.find((each) => each.operation === operation)?.weight.expressions ?? 0;
    const most = limits.expressions - 5 - counted;
    // The left side of the read line is true, which spares the right side.
    const spared = operation === "get" || operation === "list" ? 11 : 0;
    expect({ counted: await allowed(most), asMeasured: await allowed(most + spared), more: await allowed(most + spared + 1) }).toEqual({ counted: true, asMeasured: true, more: false });
  });
});
