import type { Json, Write } from "@concord/core";
import { expect, test } from "vitest";
import { judgeAccess, judgeHistory, maker, type JsonObject } from "../src/index.ts";
import { contract, schemaOf } from "./contract.ts";

const schema = schemaOf({
  "t.entry": contract("entry", "text: { type: string }\n", "appendOnly: true\naccess: { read: signedIn, create: signedIn }\n"),
  "t.visit": contract("visit", "endsAt: { type: timestamp, optional: true }\nmadeAt: { type: timestamp, auto: created }\n", "appendOnly: true\nexpires: endsAt\nkeep: 2 days\n"),
});
/** 2023-11-14T22:13:20Z */
const micros = 1_700_000_000_000_000n;

function broken(...writes: readonly Write[]): readonly string[] {
  return judgeHistory(schema, writes, { store: "postgres", make: maker(micros), micros }).violations.map((each) => each.constraint);
}
function create(entity: string, record: JsonObject): Write {
  return { entity: `t.${entity}`, do: "create", record };
}
function remove(entity: string, key: Json): Write {
  return { entity: `t.${entity}`, do: "delete", key };
}

test("a record that is only added is never changed, not even into itself", () => {
  const entry = create("entry", { id: "a", text: "x" });
  expect(broken(entry)).toEqual([]);
  expect(broken(entry, create("entry", { id: "b", text: "x" }))).toEqual([]);
  expect(broken(entry, { entity: "t.entry", do: "update", key: "a", record: { id: "a", text: "y" } })).toEqual(["t.entry:appendOnly"]);
  expect(broken(entry, { entity: "t.entry", do: "update", key: "a", record: { id: "a", text: "x" } })).toEqual(["t.entry:appendOnly"]);
});

test("it is deleted when its time is over, and not before", () => {
  expect(broken(create("entry", { id: "a", text: "x" }), remove("entry", "a"))).toEqual(["t.entry:appendOnly"]);
  const visit = (record: JsonObject): readonly string[] => broken(create("visit", { id: "a", ...record }), remove("visit", "a"));
  expect(visit({ madeAt: "2023-11-14T00:00:00.000Z" })).toEqual(["t.visit:appendOnly"]);
  expect(visit({ madeAt: "2023-11-12T22:13:20.000Z" })).toEqual(["t.visit:appendOnly"]);
  expect(visit({ madeAt: "2023-11-12T22:13:19.999Z" })).toEqual([]);
  expect(visit({ madeAt: "2023-11-14T00:00:00.000Z", endsAt: "2023-11-14T22:13:20.000Z" })).toEqual([]);
  expect(visit({ madeAt: "2023-11-14T00:00:00.000Z", endsAt: "2023-11-14T22:13:20.001Z" })).toEqual(["t.visit:appendOnly"]);
});

test("no client changes or deletes it", () => {
  const request = { entity: schema.entities[0] as (typeof schema.entities)[number], caller: { uid: "u", roles: [], claims: {} }, old: { id: "a", text: "x" }, state: [], now: "2023-11-14T22:13:20.000000Z" };
  const refused = (operation: "update" | "delete"): readonly string[] => judgeAccess(schema, { ...request, operation, ...(operation === "update" ? { next: { id: "a", text: "y" } } : {}) }).violations.map((each) => each.constraint);
  expect(refused("update")).toEqual(["t.entry:access:update", "t.entry:appendOnly"]);
  expect(refused("delete")).toEqual(["t.entry:access:delete", "t.entry:appendOnly"]);
});
