import type { Caller, Engine, Json } from "@concord/core";
import { beforeAll, describe, expect, test } from "vitest";
import { admin, ann, anonymous, asking, bob, create, update, verdict } from "./asking.ts";
import { schemaOf } from "./contracts.ts";

const schema = schemaOf({
  "shop/order": `
entity: order
plural: orders
description: What somebody ordered.
fields:
  id:        { type: uuid, auto: uuid }
  owner:     { type: uid, immutable: true }
  note:      { type: string, maxLength: 20, optional: true }
  state:     { type: enum, values: [open, paid], default: open, setBy: server }
  tag:       { type: string, maxLength: 5, optional: true, setBy: server }
  createdAt: { type: timestamp, auto: created }
  updatedAt: { type: timestamp, auto: updated }
access:
  read:   auth.uid == owner || hasRole('admin')
  create: auth.uid == owner
  update: auth.uid == owner && state == 'open'
  delete: hasRole('admin')
`,
  "shop/line": `
entity: line
description: A line of an order.
fields:
  id:      { type: uid }
  orderId: { ref: order }
  spareId: { ref: order, optional: true }
  text:    { type: string, maxLength: 20 }
access:
  read:   order.owner == auth.uid || (spareId != null && spare.owner != auth.uid && hasRole('support'))
  create: order.owner == auth.uid && order.state == 'open'
`,
  "shop/notice": "entity: notice\ndescription: A notice for all.\nfields: { id: { type: uid }, text: { type: string, maxLength: 20 } }\naccess: { read: anyone, create: signedIn }\n",
  "shop/hidden": "entity: hidden\ndescription: Nobody's.\nfields: { id: { type: uid }, text: { type: string, maxLength: 20 } }\n",
  "shop/plan": `
entity: plan
description: Read by what the token says.
fields: { id: { type: uid }, level: { type: integer, minimum: 0, maximum: 9 } }
access: { read: auth.claims.level >= level && auth.claims.tier == 'gold' && !auth.claims.banned }
`,
}, `
stores: [firestore]
auth: { claims: { level: { type: integer, default: 0 }, tier: { type: string, default: "it's free" }, banned: { type: boolean, default: false } } }
`);

let engine: Engine;
beforeAll(async () => {
  engine = await asking(schema);
});

const id = "00000000-0000-4000-8000-000000000001";
const time = "2026-01-02T03:04:05.006Z";
const order = { id, owner: "ann", state: "open", createdAt: time, updatedAt: time };
const sent = { id, owner: "ann", state: "open" };
const allow = (entity: string, operation: "read" | "delete", caller: Caller, old: Json, state: { entity: string; record: Json }[] = []): Promise<string> =>
  verdict(engine.ask({ ask: "access", entity, operation, caller, old, state }));

describe("every operation, by every caller", () => {
  test.for<[string, Caller, string, string, string, string]>([
    ["anonymous", anonymous, "rejected", "rejected", "rejected", "rejected"],
    ["the owner", ann, "accepted", "accepted", "accepted", "rejected"],
    ["a stranger", bob, "rejected", "rejected", "rejected", "rejected"],
    ["an admin", admin, "accepted", "rejected", "rejected", "accepted"],
  ])("%s", async ([, caller, reads, creates, updates, deletes]) => {
    expect(await allow("shop.order", "read", caller, order)).toBe(reads);
    expect(await create(engine, "shop.order", sent, caller)).toBe(creates);
    expect(await update(engine, "shop.order", order, { note: "x" }, caller)).toBe(updates);
    expect(await allow("shop.order", "delete", caller, order)).toBe(deletes);
  });

  test("anyone, signedIn and nobody", async () => {
    const notice = { id: "n", text: "x" };
    expect(await allow("shop.notice", "read", anonymous, notice)).toBe("accepted");
    expect(await create(engine, "shop.notice", notice, anonymous)).toBe("rejected");
    expect(await create(engine, "shop.notice", notice, bob)).toBe("accepted");
    expect(await update(engine, "shop.notice", notice, { text: "y" }, admin)).toBe("rejected");
    expect(await allow("shop.hidden", "read", admin, notice)).toBe("rejected");
    expect(await create(engine, "shop.hidden", notice, admin)).toBe("rejected");
  });
});

describe("what a client may bring", () => {
  test.for<[string, Json, string]>([
    ["its own values", { ...sent, note: "x" }, "accepted"],
    ["a field that no contract knows", { ...sent, role: "admin" }, "rejected"],
    ["another's record", { ...sent, owner: "bob" }, "rejected"],
    ["what the server sets", { ...sent, state: "paid" }, "rejected"],
    ["no default", { id, owner: "ann" }, "rejected"],
    ["a field of the server without default", { ...sent, tag: "x" }, "rejected"],
    ["a time of its own", { ...sent, createdAt: time }, "rejected"],
    ["another time of change", { ...sent, updatedAt: time }, "rejected"],
    ["no key", { owner: "ann", state: "open" }, "rejected"],
  ])("%s", async ([, record, expected]) => {
    expect(await create(engine, "shop.order", record, ann)).toBe(expected);
  });
});

describe("what a client may change", () => {
  test.for<[string, { readonly [name: string]: Json | undefined }, string]>([
    ["nothing", {}, "accepted"],
    ["its note", { note: "y" }, "accepted"],
    ["its note, to null, which is no value", { note: null }, "rejected"],
    ["the owner", { owner: "bob" }, "rejected"],
    ["the state, which the line tests", { state: "paid" }, "rejected"],
    ["a field of the server", { tag: "x" }, "rejected"],
    ["when it was created", { createdAt: "2026-01-02T03:04:05.007Z" }, "rejected"],
    ["when it was changed, to another time", { updatedAt: "2026-01-02T03:04:05.007Z" }, "rejected"],
    ["the key", { id: "00000000-0000-4000-8000-000000000002" }, "rejected"],
    ["a required field away", { owner: undefined }, "rejected"],
    ["a field that no contract knows", { extra: 1 }, "rejected"],
  ])("%s", async ([, changes, expected]) => {
    expect(await update(engine, "shop.order", order, changes, ann)).toBe(expected);
  });

  test("the line holds for the record before", async () => {
    expect(await update(engine, "shop.order", { ...order, state: "paid" }, { note: "y" }, ann)).toBe("rejected");
  });

  test("a key that was left over does not block the document, and can't be changed", async () => {
    expect(await update(engine, "shop.order", { ...order, was: 1 }, { note: "y" }, ann)).toBe("accepted");
    expect(await update(engine, "shop.order", { ...order, was: 1 }, { was: 2 }, ann)).toBe("rejected");
  });

  test("a second document with the id of a first is a change of it, and judged as one", async () => {
    const question = { ask: "record", entity: "shop.order", record: sent, state: [{ entity: "shop.order", record: order }], defaults: true, caller: ann } as const;
    const answer = await engine.ask(question);
    expect(answer).toMatchObject({ answer: "rejected" });
  });
});

describe("what a relation leads to", () => {
  const line = { id: "l", orderId: id, text: "x" };
  const support: Caller = { uid: "sue", roles: ["support"], claims: {} };
  const seeded = [{ entity: "shop.order", record: order }];
  test("decides who may create", async () => {
    const by = (caller: Caller, record: Json): Promise<string> => verdict(engine.ask({ ask: "record", entity: "shop.line", record: line, state: [{ entity: "shop.order", record }], defaults: true, caller }));
    expect(await by(ann, order)).toBe("accepted");
    expect(await by(bob, order)).toBe("rejected");
    expect(await by(ann, { ...order, state: "paid" })).toBe("rejected");
  });

  test("is absent where the reference is, or leads nowhere", async () => {
    expect(await allow("shop.line", "read", support, line, seeded)).toBe("rejected");
    expect(await allow("shop.line", "read", support, { ...line, spareId: id }, seeded)).toBe("accepted");
    expect(await allow("shop.line", "read", { ...support, uid: "ann" }, { ...line, spareId: id }, [])).toBe("accepted");
    expect(await allow("shop.line", "read", ann, line, [])).toBe("rejected");
  });
});

describe("claims of the token", () => {
  const plan = { id: "p", level: 3 };
  const gold = { level: 3, tier: "gold" };
  test.for<[string, Caller["claims"], string]>([
    ["all there", gold, "accepted"],
    ["level by default", { tier: "gold" }, "rejected"],
    ["tier by default", { level: 3 }, "rejected"],
    ["a claim that is not the default", { ...gold, banned: true }, "rejected"],
    ["too little", { ...gold, level: 2 }, "rejected"],
  ])("%s", async ([, claims, expected]) => {
    expect(await allow("shop.plan", "read", { uid: "ann", roles: [], claims }, plan)).toBe(expected);
  });
});

test("the caller's id and roles stand where the project says", async () => {
  const own = schemaOf({ "shop/note": "entity: note\ndescription: A note.\nfields: { id: { type: uid }, owner: { type: uid } }\naccess: { read: auth.uid == owner || hasRole('boss'), create: signedIn }\n" },
    "stores: [firestore]\nauth: { uid: account, roles: groups }\n");
  const other = await asking(own);
  const note = { id: "n", owner: "ann" };
  const read = (caller: Caller): Promise<string> => verdict(other.ask({ ask: "access", entity: "shop.note", operation: "read", caller, old: note, state: [] }));
  expect(await read(ann)).toBe("accepted");
  expect(await read(bob)).toBe("rejected");
  expect(await read({ ...bob, roles: ["boss"] })).toBe("accepted");
  expect(await read({ uid: "bob", roles: [], claims: { roles: ["boss"] } })).toBe("rejected");
  expect(await create(other, "shop.note", note, anonymous)).toBe("rejected");
  expect(await create(other, "shop.note", note, bob)).toBe("accepted");
});
