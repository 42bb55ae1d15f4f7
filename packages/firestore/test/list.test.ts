import type { Caller, Engine, Json } from "@concord/core";
import { beforeAll, expect, test } from "vitest";
import { admin, ann, anonymous, asking, bob, verdict } from "./asking.ts";
import { emitted, rulesText, schemaOf } from "./contracts.ts";

const schema = schemaOf({
  "shop/order": `
entity: order
description: Read by its owner, or by all while it is public.
fields:
  id:     { type: uid }
  owner:  { type: uid }
  hidden: { type: timestamp, optional: true }
  kind:   { type: enum, values: [open, closed], optional: true }
access:
  read: auth.uid == owner || (hidden == null && kind != 'closed')
`,
  "shop/line": "entity: line\ndescription: Read by the order's owner.\nfields: { id: { type: uid }, orderId: { ref: order } }\naccess: { read: order.owner == auth.uid || hasRole('admin') }\n",
});
const state = [
  { entity: "shop.order", record: { id: "a", owner: "ann" } },
  { entity: "shop.order", record: { id: "b", owner: "bob", hidden: "2026-01-01T00:00:00.000Z" } },
  { entity: "shop.line", record: { id: "l", orderId: "a" } },
];

let engine: Engine;
beforeAll(async () => {
  engine = await asking(schema);
});
const list = (entity: string, caller: Caller, filter: Record<string, Json>): Promise<string> =>
  verdict(engine.ask({ ask: "list", entity, caller, filter: Object.entries(filter).map(([field, equals]) => ({ field, equals })), state }));

test("a query is allowed with the filter that the line needs, and only then", async () => {
  expect(await list("shop.order", ann, { owner: "ann" })).toBe("accepted");
  expect(await list("shop.order", ann, {})).toBe("rejected");
  expect(await list("shop.order", ann, { owner: "bob" })).toBe("rejected");
  expect(await list("shop.order", anonymous, { owner: "ann" })).toBe("rejected");
});

test("what a query does not filter by is unknown, not absent: no list of everything slips through `hidden == null`", async () => {
  expect(await list("shop.order", bob, { kind: "open" })).toBe("rejected");
  expect(rulesText(emitted(schema))).toContain("d.get('hidden', null) == null");
  expect(rulesText(emitted(schema))).toMatch(/function mayList\(d\) \{\s+return request\.auth\.uid == d\.owner \|\| \(d\.hidden == null && d\.kind != 'closed'\);/);
});

test("the document itself is judged by what it has", async () => {
  const read = (caller: Caller, record: Json): Promise<string> => verdict(engine.ask({ ask: "access", entity: "shop.order", operation: "read", caller, old: record, state: [] }));
  expect(await read(bob, { id: "a", owner: "ann" })).toBe("accepted");
  expect(await read(bob, { id: "a", owner: "ann", kind: "closed" })).toBe("rejected");
  expect(await read(bob, { id: "a", owner: "ann", hidden: "2026-01-01T00:00:00.000Z" })).toBe("rejected");
});

test("a line through a reference needs that reference as filter", async () => {
  expect(await list("shop.line", ann, { orderId: "a" })).toBe("accepted");
  expect(await list("shop.line", ann, {})).toBe("rejected");
  expect(await list("shop.line", bob, { orderId: "a" })).toBe("rejected");
  expect(await list("shop.line", admin, {})).toBe("accepted");
});
