import type { Write } from "@concord/core";
import { expect, test } from "vitest";
import { judgeHistory, maker, type JsonObject } from "../src/index.ts";
import { contract, schemaOf } from "./contract.ts";

const schema = schemaOf({
  "t.job": contract(
    "job",
    `
status: { type: enum, values: [queued, running, done, failed], default: queued }
note: { type: string, optional: true }
`,
    "transitions:\n  status: { queued: [running], running: [done, failed], failed: [queued] }\n",
  ),
  "t.step": contract("step", "state: { type: enum, values: [__proto__, a, b] }\n", "transitions:\n  state:\n    initial: [a]\n    next: { a: [b], b: [__proto__] }\n"),
});
const micros = 1_700_000_000_000_000n;

function broken(...writes: readonly Write[]): readonly string[] {
  return judgeHistory(schema, writes, { store: "postgres", make: maker(micros), micros }).violations.map((each) => each.constraint);
}
function create(entity: string, record: JsonObject): Write {
  return { entity: `t.${entity}`, do: "create", record: { id: "a", ...record } };
}
function update(entity: string, record: JsonObject): Write {
  return { entity: `t.${entity}`, do: "update", key: "a", record: { id: "a", ...record } };
}
const goes = (...[first, ...others]: readonly string[]): readonly string[] => broken(create("job", { status: first as string }), ...others.map((status) => update("job", { status })));

test("a value becomes one that may follow it, or stays", () => {
  expect(goes("queued", "running")).toEqual([]);
  expect(goes("queued", "queued")).toEqual([]);
  expect(goes("done", "done")).toEqual([]);
  expect(goes("running", "failed", "queued", "running", "done")).toEqual([]);
  expect(broken(create("job", { status: "done" }), update("job", { status: "done", note: "x" }))).toEqual([]);
});

test("a value becomes no other", () => {
  expect(goes("queued", "done")).toEqual(["t.job/status:transition"]);
  expect(goes("queued", "failed")).toEqual(["t.job/status:transition"]);
  expect(goes("done", "running")).toEqual(["t.job/status:transition"]);
  expect(goes("running", "queued")).toEqual(["t.job/status:transition"]);
  expect(goes("queued", "nope")).toEqual(["t.job/status:values"]);
});

test("a new record begins with any value, unless the contract says which", () => {
  expect(goes("done")).toEqual([]);
  expect(broken(create("job", {}))).toEqual([]);
  expect(broken(create("step", { state: "a" }))).toEqual([]);
  expect(broken(create("step", { state: "b" }))).toEqual(["t.step/state:initial"]);
  expect(broken(create("step", { state: "__proto__" }))).toEqual(["t.step/state:initial"]);
  expect(broken(create("step", { state: "c" }))).toEqual(["t.step/state:values"]);
});

test("values that objects lose are values like any other", () => {
  expect(broken(create("step", { state: "a" }), update("step", { state: "b" }), update("step", { state: "__proto__" }))).toEqual([]);
  expect(broken(create("step", { state: "a" }), update("step", { state: "__proto__" }))).toEqual(["t.step/state:transition"]);
  expect(broken(create("step", { state: "a" }), update("step", { state: "b" }), update("step", { state: "__proto__" }), update("step", { state: "a" }))).toEqual(["t.step/state:transition"]);
});
