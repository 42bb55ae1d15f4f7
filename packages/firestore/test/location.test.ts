import type { Entity, Json, Schema } from "@concord/core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Database } from "../src/driver/database.ts";
import { encodePath, encodeRecord } from "../src/driver/encode.ts";
import { startEmulator, type Emulator } from "../src/driver/index.ts";
import { tokenOf } from "../src/driver/token.ts";
import { admin, ann, bob } from "./asking.ts";
import { emitted, rulesText, schemaOf } from "./contracts.ts";

const schema: Schema = schemaOf({
  "shop/user": "entity: user\nplural: users\ndescription: A user.\nfields: { id: { type: uid } }\n",
  "shop/order": `
entity: order
plural: orders
description: An order below its user.
key: [userId, id]
fields:
  userId: { ref: user }
  id:     { type: uid }
  status: { type: enum, values: [open, paid], default: open, setBy: server }
access:
  read:   auth.uid == userId || hasRole('admin')
  create: auth.uid == userId
firestore: { path: "users/{userId}/orders", group: true }
`,
  // The names of its key fields are names of the rules' own.
  "shop/parcel": `
entity: parcel
description: Below an order, with an id of several parts.
key: [d, id, valid, number]
fields:
  d:      { ref: user }
  id:     { type: uid }
  valid:  { type: string, minLength: 1, maxLength: 9 }
  number: { type: int32 }
  weight: { type: int32 }
references:
  order: { to: order, by: [d, id] }
access:
  read:   order.userId == auth.uid
  create: order.userId == auth.uid && order.status == 'open'
  update: auth.uid == d
firestore: { path: "users/{d}/orders/{id}/parcels", id: "no. {valid}|{number}" }
`,
});
const find = (id: string): Entity => schema.entities.find((each) => each.id === id) as Entity;
const order = { userId: "ann", id: "o", status: "open" };
const parcel = { d: "ann", id: "o", valid: "x.y", number: -7, weight: 5 };

let emulator: Emulator;
let database: Database;
beforeAll(async () => {
  emulator = await startEmulator();
  database = new Database(emulator.host, "demo-location");
  await database.loadRules(rulesText(emitted(schema)));
  const put = (entity: Entity, record: Json) => database.commit([{ do: "put", path: encodePath(entity, schema.project, record), fields: encodeRecord(entity, schema.project, record) }], "owner");
  await put(find("shop.order"), order);
  await put(find("shop.order"), { ...order, userId: "bob", status: "paid" });
});
afterAll(() => emulator.stop());

async function creates(entity: string, path: string, record: Json): Promise<boolean> {
  const reply = await database.commit([{ do: "create", path, fields: encodeRecord(find(entity), schema.project, record), now: [] }], tokenOf(ann, schema.project));
  if (reply.ok) await database.commit([{ do: "delete", path }], "owner");
  return reply.ok;
}

describe("a document stands where its key says", () => {
  test("in paths", () => {
    expect(encodePath(find("shop.order"), schema.project, order)).toBe("users/ann/orders/o");
    expect(encodePath(find("shop.parcel"), schema.project, parcel)).toBe("users/ann/orders/o/parcels/no. x.y|-7");
  });

  test.for<[string, string, string, object, boolean]>([
    ["its own place", "shop.order", "users/ann/orders/p", { ...order, id: "p" }, true],
    ["below another user", "shop.order", "users/bob/orders/p", { ...order, id: "p" }, false],
    ["by another id", "shop.order", "users/ann/orders/q", { ...order, id: "p" }, false],
    ["at the root", "shop.order", "orders/p", { ...order, id: "p" }, false],
    ["two deep, by an id of several parts", "shop.parcel", "users/ann/orders/o/parcels/no. x.y|-7", parcel, true],
    ["without the id's text", "shop.parcel", "users/ann/orders/o/parcels/x.y|-7", parcel, false],
    ["below an order that is not there", "shop.parcel", "users/ann/orders/none/parcels/no. x.y|-7", { ...parcel, id: "none" }, false],
    ["below another order than its fields say", "shop.parcel", "users/ann/orders/other/parcels/no. x.y|-7", parcel, false],
    ["with a separator inside a part, which could be another key", "shop.parcel", "users/ann/orders/o/parcels/no. x|y|-7", { ...parcel, valid: "x|y" }, false],
  ])("%s: the rules decide", async ([, entity, path, record, allowed]) => {
    expect(await creates(entity, path, record as Json)).toBe(allowed);
  });
});

describe("queries", () => {
  const uid = (text: string) => ({ field: "userId", value: { stringValue: text } });
  test("of one collection need no filter, since the path says whose it is", async () => {
    expect((await database.list("users/ann/orders", [], tokenOf(ann, schema.project))).ok).toBe(true);
    expect((await database.list("users/ann/orders", [], tokenOf(bob, schema.project))).ok).toBe(false);
  });

  test("of all collections of one name are for whom group lets read them", async () => {
    expect((await database.listGroup("orders", [uid("ann")], tokenOf(ann, schema.project))).ok).toBe(true);
    expect((await database.listGroup("orders", [], tokenOf(ann, schema.project))).ok).toBe(false);
    expect((await database.listGroup("orders", [uid("bob")], tokenOf(ann, schema.project))).ok).toBe(false);
    expect((await database.listGroup("orders", [], tokenOf(admin, schema.project))).ok).toBe(true);
    expect((await database.listGroup("parcels", [], tokenOf(ann, schema.project))).ok).toBe(false);
  });
});
