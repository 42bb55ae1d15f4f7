import { entityOf, type Caller, type Json, type Operation } from "@concord/core";
import { expect, test } from "vitest";
import { judgeAccess, judgeList, type JsonObject } from "../src/index.ts";
import { contract, schemaOf } from "./contract.ts";

const schema = schemaOf(
  {
    "t.team": contract("team", "ownerUid: { type: uid }\nrank: { type: integer, default: 0, setBy: server }\n", "access:\n  read: anyone\n  create: nobody\n  delete: signedIn\n"),
    "t.user": contract(
      "user",
      `
name: { type: string, maxLength: 20 }
role: { type: enum, values: [user, admin], default: user, setBy: server }
city: { type: string, optional: true }
born: { type: date, immutable: true }
made: { type: timestamp, auto: created }
seen: { type: timestamp, auto: updated }
`,
      "access:\n  read: auth.uid == id || hasRole('admin')\n  create: auth.uid == id\n  update: { if: auth.uid == id, only: [name] }\n",
    ),
    "t.draft": contract(
      "draft",
      `
title: { type: string, maxLength: 20 }
rank: { type: integer, default: 3 }
vip: { type: boolean, default: false, setBy: server }
trust: { type: integer, default: 0, setBy: server }
note: { type: string, maxLength: 20, optional: true }
salt: { type: string, maxLength: 20, default: salt, secret: true }
`,
      "access:\n  create: { if: auth.uid == id, only: [id, title, vip] }\n  update: { if: auth.uid == id, only: [rank] }\n",
    ),
    "t.task": contract(
      "task",
      `
teamId: { ref: team }
open: { type: boolean }
level: { type: integer, optional: true }
`,
      "access:\n  read: team.ownerUid == auth.uid && open\n  update: \"level == null || level < 3\"\n  create: auth.claims.level > 1\n",
    ),
  },
  "name: test\nstores: [postgres]\nauth: { claims: { level: { type: integer, default: 0 } } }\n",
);
const now = "2024-06-01T12:00:00.123456Z";
const anonymous: Caller = { roles: [], claims: {} };
const ann: Caller = { uid: "ann", roles: [], claims: {} };
const bob: Caller = { uid: "bob", roles: [], claims: {} };
const boss: Caller = { uid: "boss", roles: ["admin"], claims: { level: 2 } };
const user = { id: "ann", name: "Ann", role: "user", born: "2000-01-01" };
const stored = { ...user, made: "2024-01-01T00:00:00.000Z", seen: "2024-01-01T00:00:00.000Z" };

function broken(name: string, operation: Operation, caller: Caller, old?: JsonObject, next?: JsonObject, state: readonly { entity: string; record: Json }[] = []): readonly string[] {
  const records = { ...(old === undefined ? {} : { old }), ...(next === undefined ? {} : { next }) };
  return judgeAccess(schema, { entity: entityOf(schema, name), operation, caller, ...records, state, now }).violations.map((each) => each.constraint);
}

test("an expression is for signed-in callers, an absent line for nobody", () => {
  expect(broken("t.user", "read", ann, stored)).toEqual([]);
  expect(broken("t.user", "read", boss, stored)).toEqual([]);
  expect(broken("t.user", "read", bob, stored)).toEqual(["t.user:access:read"]);
  expect(broken("t.user", "read", anonymous, stored)).toEqual(["t.user:access:read"]);
  expect(broken("t.user", "delete", ann, stored)).toEqual(["t.user:access:delete"]);
  expect(broken("t.team", "read", anonymous, { id: "x", ownerUid: "ann" })).toEqual([]);
  expect(broken("t.team", "delete", anonymous, { id: "x", ownerUid: "ann" })).toEqual(["t.team:access:delete"]);
  expect(broken("t.team", "delete", bob, { id: "x", ownerUid: "ann" })).toEqual([]);
  expect(broken("t.team", "create", boss, undefined, { id: "x", ownerUid: "boss" })).toEqual(["t.team:access:create"]);
});

test("a create brings nothing that is not the caller's to set", () => {
  expect(broken("t.user", "create", ann, undefined, user)).toEqual([]);
  expect(broken("t.user", "create", ann, undefined, { ...user, city: "x" })).toEqual([]);
  expect(broken("t.user", "create", bob, undefined, user)).toEqual(["t.user:access:create"]);
  expect(broken("t.user", "create", ann, undefined, { ...user, role: "admin" })).toEqual(["t.user/role:setBy"]);
  expect(broken("t.user", "create", ann, undefined, { ...user, made: "2024-06-01T12:00:00.123Z" })).toEqual([]);
  expect(broken("t.user", "create", ann, undefined, { ...user, made: "2024-06-01T12:00:00.124Z" })).toEqual(["t.user/made:auto"]);
  expect(broken("t.user", "create", ann, undefined, { ...user, seen: "2020-01-01T00:00:00.000Z" })).toEqual(["t.user/seen:auto"]);
});

test("a create brings what is outside `only` with its default and with no other value", () => {
  const create = (more: JsonObject): readonly string[] => broken("t.draft", "create", ann, undefined, { id: "ann", title: "x", ...more });
  expect(create({})).toEqual([]);
  expect(create({ rank: 3, vip: false, trust: 0 })).toEqual([]);
  expect(create({ rank: 4 })).toEqual(["t.draft:access:create"]);
  expect(create({ vip: true })).toEqual([]);
  expect(create({ trust: 1 })).toEqual(["t.draft/trust:setBy"]);
  expect(create({ note: "x" })).toEqual(["t.draft:access:create"]);
  expect(create({ salt: "salt" })).toEqual(["t.draft:access:create"]);
  expect(broken("t.draft", "update", ann, { id: "ann", title: "x", rank: 4 }, { id: "ann", title: "x", rank: 5 })).toEqual([]);
  expect(broken("t.draft", "update", ann, { id: "ann", title: "x", trust: 4 }, { id: "ann", title: "x", trust: 0 })).toEqual(["t.draft/trust:setBy"]);
});

test("a document is called by its record's key", () => {
  const create = (caller: Caller, under: Json): readonly string[] =>
    judgeAccess(schema, { entity: entityOf(schema, "t.user"), operation: "create", caller, next: user, under, state: [], now }).violations.map((each) => each.constraint);
  expect(create(ann, "ann")).toEqual([]);
  expect(create(ann, "bob")).toEqual(["t.user:key"]);
  expect(create(ann, "Ann")).toEqual(["t.user:key"]);
  expect(create(bob, "bob")).toEqual(["t.user:access:create", "t.user:key"]);
  expect(create(bob, "ann")).toEqual(["t.user:access:create"]);
});

test("an update changes what is writable and nothing else", () => {
  expect(broken("t.user", "update", ann, stored, { ...stored, name: "Anna" })).toEqual([]);
  expect(broken("t.user", "update", ann, stored, { ...stored, name: "Anna", seen: "2024-06-01T12:00:00.123Z" })).toEqual([]);
  expect(broken("t.user", "update", ann, stored, { ...stored, seen: "2024-06-02T12:00:00.123Z" })).toEqual(["t.user/seen:auto"]);
  expect(broken("t.user", "update", ann, stored, { ...stored, role: "admin" })).toEqual(["t.user/role:setBy"]);
  expect(broken("t.user", "update", ann, stored, { ...stored, born: "2001-01-01" })).toEqual(["t.user/born:immutable"]);
  expect(broken("t.user", "update", ann, stored, { ...stored, made: "2001-01-01T00:00:00.000Z" })).toEqual(["t.user/made:auto"]);
  expect(broken("t.user", "update", ann, stored, { ...stored, city: "x" })).toEqual(["t.user:access:update"]);
  expect(broken("t.user", "update", bob, stored, { ...stored, name: "Anna" })).toEqual(["t.user:access:update"]);
  expect(broken("t.user", "update", ann, stored, { ...stored, id: "bob" })).toEqual(["t.user:access:update", "t.user:key"]);
  expect(broken("t.user", "update", bob, stored, { ...stored, id: "bob" })).toEqual(["t.user:access:update", "t.user:key"]);
  expect(broken("t.user", "update", bob, stored, { ...stored, born: "2001-01-01" })).toEqual(["t.user:access:update", "t.user/born:immutable"]);
});

test("a field of the key that is immutable as well keeps both", () => {
  const seats = schemaOf({ "t.seat": contract("seat", "row: { type: int32, immutable: true }\nfree: { type: boolean }\n", "key: [id, row]\naccess:\n  update: signedIn\n") }, "stores: [postgres]\n");
  const seat = { id: "a", row: 1, free: true };
  const to = (change: JsonObject): readonly string[] => judgeAccess(seats, { entity: entityOf(seats, "t.seat"), operation: "update", caller: ann, old: seat, next: { ...seat, ...change }, state: [], now: "2024-06-01T12:00:00.000000Z" }).violations.map((each) => each.constraint);
  expect(to({ free: false })).toEqual([]);
  expect(to({ row: 2 })).toEqual(["t.seat:key", "t.seat/row:immutable"]);
  expect(to({ id: "b" })).toEqual(["t.seat:key"]);
  expect(to({ id: "b", row: 2, free: false })).toEqual(["t.seat:key", "t.seat:key", "t.seat/row:immutable"]);
});

test("where nobody may write, what only the server sets is still said to be so", () => {
  const team = { id: "x", ownerUid: "ann", rank: 0 };
  expect(broken("t.team", "create", ann, undefined, team)).toEqual(["t.team:access:create"]);
  expect(broken("t.team", "create", ann, undefined, { ...team, rank: 1 })).toEqual(["t.team:access:create", "t.team/rank:setBy"]);
  expect(broken("t.team", "update", ann, team, { ...team, rank: 1 })).toEqual(["t.team:access:update", "t.team/rank:setBy"]);
  expect(broken("t.team", "update", ann, team, { ...team, ownerUid: "bob" })).toEqual(["t.team:access:update"]);
  expect(broken("t.team", "delete", ann, team)).toEqual([]);
});

test("an update is judged on the old record and on the new one", () => {
  const task = { id: "x", teamId: "t", open: true };
  expect(broken("t.task", "update", bob, { ...task, level: 3 }, { ...task, level: 1 })).toEqual(["t.task:access:update"]);
  expect(broken("t.task", "update", bob, task, { ...task, level: 3 })).toEqual(["t.task:access:update"]);
  expect(broken("t.task", "update", bob, { ...task, level: 1 }, task)).toEqual(["t.task:access:update"]);
  expect(broken("t.task", "update", anonymous, task, task)).toEqual(["t.task:access:update"]);
  expect(broken("t.task", "update", bob, task, task)).toEqual([]);
});

test("a relation is followed through the state, and a claim has its default", () => {
  const task = { id: "x", teamId: "t", open: true };
  const state = [{ entity: "t.team", record: { id: "t", ownerUid: "ann" } }];
  expect(broken("t.task", "read", ann, task, undefined, state)).toEqual([]);
  expect(broken("t.task", "read", bob, task, undefined, state)).toEqual(["t.task:access:read"]);
  expect(broken("t.task", "read", ann, task, undefined, [])).toEqual(["t.task:access:read"]);
  expect(broken("t.task", "read", ann, { ...task, open: false }, undefined, state)).toEqual(["t.task:access:read"]);
  expect(broken("t.task", "create", boss, undefined, task)).toEqual([]);
  expect(broken("t.task", "create", ann, undefined, task)).toEqual(["t.task:access:create"]);
});

test("a list is allowed where its filter makes the line certain", () => {
  const list = (name: string, caller: Caller, filter: { field: string; equals: Json }[]): string =>
    judgeList(schema, { entity: entityOf(schema, name), caller, filter, state: [{ entity: "t.team", record: { id: "t", ownerUid: "ann" } }], now }).verdict;
  expect(list("t.user", ann, [])).toBe("rejected");
  expect(list("t.user", ann, [{ field: "id", equals: "ann" }])).toBe("accepted");
  expect(list("t.user", ann, [{ field: "id", equals: "bob" }])).toBe("rejected");
  expect(list("t.user", boss, [])).toBe("accepted");
  expect(list("t.team", anonymous, [])).toBe("accepted");
  expect(list("t.task", ann, [{ field: "teamId", equals: "t" }])).toBe("rejected");
  expect(list("t.task", ann, [{ field: "teamId", equals: "t" }, { field: "open", equals: true }])).toBe("accepted");
  expect(list("t.task", bob, [{ field: "teamId", equals: "t" }, { field: "open", equals: true }])).toBe("rejected");
  expect(list("t.task", anonymous, [{ field: "teamId", equals: "t" }, { field: "open", equals: true }])).toBe("rejected");
});
