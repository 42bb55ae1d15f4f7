import type { Json, Write } from "@concord/core";
import { expect, test } from "vitest";
import { judgeHistory, maker, type JsonObject } from "../src/index.ts";
import { contract, schemaOf } from "./contract.ts";

const schema = schemaOf({
  "t.team": contract("team", "name: { type: string, unique: true }\n"),
  "t.person": contract(
    "person",
    `
teamId: { ref: team, optional: true, onDelete: clear, onUpdate: cascade }
bossId: { ref: person, optional: true, onDelete: restrict }
email: { type: email, optional: true }
title: { type: string, optional: true }
leftAt: { type: date, optional: true }
role: { type: enum, values: [user, admin], default: user }
born: { type: date, immutable: true, optional: true }
seen: { type: timestamp, auto: updated }
`,
    `unique:
  - { fields: [email], nulls: distinct }
  - { fields: [teamId, title], where: leftAt == null, nulls: equal, name: one_title }
`,
  ),
  "t.note": contract("note", "personId: { ref: person, onDelete: cascade }\n"),
  "t.pair": contract("pair", "one: { type: uid }\ntwo: { type: integer }\nv: { type: string, optional: true }\n", "key: [one, two]\n"),
});
const micros = 1_700_000_000_000_000n;

function create(entity: string, record: JsonObject): Write {
  return { entity: `t.${entity}`, do: "create", record };
}
function update(entity: string, key: Json, record: JsonObject): Write {
  return { entity: `t.${entity}`, do: "update", key, record };
}
function remove(entity: string, key: Json): Write {
  return { entity: `t.${entity}`, do: "delete", key };
}
function end(...writes: readonly Write[]): readonly string[] {
  const ending = judgeHistory(schema, writes, { store: "postgres", make: maker(micros), micros });
  expect(ending.at).toBe(writes.length - 1);
  return ending.violations.map((each) => each.constraint);
}
function held(...writes: readonly Write[]): readonly Json[] {
  return judgeHistory(schema, writes, { store: "postgres", make: maker(micros), micros }).state.map((each) => each.record);
}

const seen = "2023-11-14T22:13:20.000Z";

test("a key is taken once, also one of several fields", () => {
  expect(end(create("team", { id: "a", name: "A" }), create("team", { id: "b", name: "B" }))).toEqual([]);
  expect(end(create("team", { id: "a", name: "A" }), create("team", { id: "a", name: "B" }))).toEqual(["t.team:key"]);
  expect(end(create("pair", { id: "x", one: "a", two: 1 }), create("pair", { id: "x", one: "a", two: 2 }))).toEqual([]);
  expect(end(create("pair", { id: "x", one: "a", two: 1 }), create("pair", { id: "y", one: "a", two: 1 }))).toEqual(["t.pair:key"]);
  expect(end(create("pair", { id: "x", one: "a", two: 1 }), update("pair", ["a", 1], { id: "x", one: "a", two: 1, v: "w" }))).toEqual([]);
});

test("a unique meets on equal values; without a value as its nulls say", () => {
  expect(end(create("team", { id: "a", name: "A" }), create("team", { id: "b", name: "A" }))).toEqual(["t.team:unique:name"]);
  expect(end(create("team", { id: "a", name: "A" }), create("team", { id: "b", name: "a" }))).toEqual([]);
  expect(end(create("person", { id: "a", title: "x" }), create("person", { id: "b", title: "y" }))).toEqual([]);
  expect(end(create("person", { id: "a", title: "x" }), create("person", { id: "b", title: "x" }))).toEqual(["t.person:unique:one_title"]);
  expect(end(create("person", { id: "a" }), create("person", { id: "b" }))).toEqual(["t.person:unique:one_title"]);
  expect(end(create("person", { id: "a", email: "a@x.io" }), create("person", { id: "b", email: "a@x.io", title: "x" }))).toEqual(["t.person:unique:email"]);
});

test("a unique with where counts only the records it is for", () => {
  const left = { id: "a", title: "x", leftAt: "2020-01-01" };
  expect(end(create("person", left), create("person", { id: "b", title: "x" }))).toEqual([]);
  expect(end(create("person", { id: "b", title: "x" }), create("person", left), update("person", "a", { id: "a", title: "x", role: "user" }))).toEqual(["t.person:unique:one_title"]);
});

test("a reference leads to a record, and what refers follows it", () => {
  const team = create("team", { id: "t", name: "T" });
  expect(end(create("person", { id: "a", teamId: "t" }))).toEqual(["t.person:reference:teamId"]);
  expect(end(team, create("person", { id: "a", teamId: "t" }))).toEqual([]);
  expect(end(create("person", { id: "a", bossId: "a" }))).toEqual([]);
  expect(held(team, create("person", { id: "a", teamId: "t" }), remove("team", "t"))).toEqual([{ id: "a", role: "user", seen }]);
  expect(held(team, create("person", { id: "a", teamId: "t" }), update("team", "t", { id: "u", name: "T" }))).toEqual([{ id: "u", name: "T" }, { id: "a", teamId: "u", role: "user", seen }]);
  expect(end(create("person", { id: "a" }), create("person", { id: "b", title: "x", bossId: "a" }), remove("person", "a"))).toEqual(["t.person:reference:bossId"]);
  expect(held(create("person", { id: "a" }), create("note", { id: "n", personId: "a" }), remove("person", "a"))).toEqual([]);
  expect(end(team, create("person", { id: "a" }), create("person", { id: "b", teamId: "t" }), remove("team", "t"))).toEqual(["t.person:unique:one_title"]);
});

test("an immutable field keeps its first value, defaults and auto fields are filled", () => {
  expect(end(create("person", { id: "a", born: "2000-01-01" }), update("person", "a", { id: "a", born: "2000-01-02", role: "user" }))).toEqual(["t.person/born:immutable"]);
  expect(end(create("person", { id: "a" }), update("person", "a", { id: "a", born: "2000-01-02", role: "user" }))).toEqual(["t.person/born:immutable"]);
  expect(end(create("person", { id: "a", born: "2000-01-01" }), update("person", "a", { id: "a", born: "2000-01-01", role: "admin" }))).toEqual([]);
  expect(held(create("person", { id: "a" }))).toEqual([{ id: "a", role: "user", seen }]);
  expect(end(create("person", { id: "a" }), update("person", "a", { id: "a" }))).toEqual(["t.person/role:required"]);
});

test("a history ends at its first refusal", () => {
  const ending = judgeHistory(schema, [create("team", { id: "a" }), create("team", { id: "b", name: "B" })], { store: "postgres", make: maker(micros), micros });
  expect(ending).toMatchObject({ at: 0, verdict: "rejected", state: [] });
  expect(() => end(remove("team", "a"))).toThrow("there is no t.team");
});

const kept = schemaOf({
  "t.box": contract("box", `
name: { type: string, optional: true }
code: { type: string, optional: true, secret: true }
seen: { type: date, optional: true }
at: { type: timestamp, auto: updated }
`, "history: { except: [seen] }\n"),
  "t.lid": contract("lid", "boxId: { ref: box, onDelete: cascade, onUpdate: cascade }\n", "history: true\n"),
});
function journal(...writes: readonly Write[]): readonly string[] {
  return judgeHistory(kept, writes, { store: "postgres", make: maker(micros), micros }).journal
    .map(({ entity, key, operation, before, after }) => `${entity} ${String(key)} ${operation} ${JSON.stringify(before ?? null)} ${JSON.stringify(after ?? null)}`);
}

test("a journal says what each record was and became", () => {
  const [made, named] = [create("box", { id: "a", at: seen }), update("box", "a", { id: "a", name: "A", at: seen })];
  expect(journal(made)).toEqual([`t.box a create null {"id":"a","at":"${seen}"}`]);
  expect(journal(made, named).at(-1)).toBe(`t.box a update {"id":"a","at":"${seen}"} {"id":"a","name":"A","at":"${seen}"}`);
  expect(journal(made, remove("box", "a")).at(-1)).toBe(`t.box a delete {"id":"a","at":"${seen}"} null`);
});

test("a journal has no secret, and no entry for what changes nothing in it", () => {
  const made = create("box", { id: "a", code: "hush", at: seen });
  expect(journal(made)).toEqual([`t.box a create null {"id":"a","at":"${seen}"}`]);
  expect(journal(made, update("box", "a", { id: "a", code: "hushed", at: seen }))).toHaveLength(1);
  expect(journal(made, update("box", "a", { id: "a", code: "hush", seen: "2024-01-01", at: seen }))).toHaveLength(1);
  expect(journal(made, update("box", "a", { id: "a", seen: "2024-01-01", name: "A", at: seen })).at(-1))
    .toBe(`t.box a update {"id":"a","at":"${seen}"} {"id":"a","seen":"2024-01-01","name":"A","at":"${seen}"}`);
});

test("a journal follows what references carry on, and has no refused write", () => {
  const made = [create("box", { id: "a", at: seen }), create("lid", { id: "b", boxId: "a" })];
  expect(journal(...made, update("box", "a", { id: "c", at: seen })).slice(2)).toEqual([
    `t.box c update {"id":"a","at":"${seen}"} {"id":"c","at":"${seen}"}`, `t.lid b update {"id":"b","boxId":"a"} {"id":"b","boxId":"c"}`,
  ]);
  expect(journal(...made, remove("box", "a")).slice(2)).toEqual([`t.box a delete {"id":"a","at":"${seen}"} null`, `t.lid b delete {"id":"b","boxId":"a"} null`]);
  expect(journal(...made, create("box", { id: "a", at: seen }))).toHaveLength(2);
});
