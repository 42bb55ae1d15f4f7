import { entityOf, type BatchWrite, type Entity, type Json } from "@concord/core";
import { expect, test } from "vitest";
import { judgeReservations } from "../src/index.ts";
import { contract, schemaOf } from "./contract.ts";

const schema = schemaOf({
  "t.name": contract("name", "text: { type: string, unique: true }\n"),
  "t.spot": contract("spot", "row: { type: integer, optional: true }\nseat: { type: integer, optional: true }\n", "unique:\n  - { fields: [row, seat], nulls: distinct, name: apart }\n  - { fields: [seat], nulls: equal, name: alike }\n"),
});
const entity = (name: string): Entity => entityOf(schema, `t.${name}`);

/** Whether the writes leave what is unique as it has to be. */
function fits(of: string, there: readonly Json[], writes: readonly BatchWrite[], unique = 0): boolean {
  const state = there.map((record) => ({ entity: `t.${of}`, record }));
  const found = entity(of).uniques[unique];
  if (found === undefined) throw new Error("no unique");
  return judgeReservations(entity(of), found, writes, state).length === 0;
}
const create = (of: string, record: Json): BatchWrite => ({ entity: `t.${of}`, do: "create", record });
const update = (of: string, old: Json, record: Json): BatchWrite => ({ entity: `t.${of}`, do: "update", old, record });
const remove = (of: string, old: Json): BatchWrite => ({ entity: `t.${of}`, do: "delete", old });
const reserve = (of: string, unique: string, values: Json, holder: Json = values): BatchWrite => ({ entity: `t.${of}`, do: "reserve", unique, values, holder });
const release = (of: string, unique: string, values: Json): BatchWrite => ({ entity: `t.${of}`, do: "release", unique, values, holder: values });

const [a, b, twin] = [{ id: "a", text: "x" }, { id: "b", text: "y" }, { id: "b", text: "x" }];

test("a new record comes with what keeps its value taken", () => {
  expect(fits("name", [], [create("name", a), reserve("name", "text", a)])).toBe(true);
  expect(fits("name", [a], [create("name", b), reserve("name", "text", b)])).toBe(true);
  expect(fits("name", [], [create("name", a)])).toBe(false);
  expect(fits("name", [], [reserve("name", "text", a)])).toBe(false);
  expect(fits("name", [], [create("name", a), reserve("name", "text", b)])).toBe(false);
  expect(fits("name", [], [create("name", a), reserve("name", "text", a, b)])).toBe(false);
});

test("a value that is taken is nobody else's", () => {
  expect(fits("name", [a], [create("name", twin), reserve("name", "text", twin)])).toBe(false);
  expect(fits("name", [a], [create("name", twin)])).toBe(false);
  expect(fits("name", [a, b], [reserve("name", "text", a, b)])).toBe(false);
  expect(fits("name", [a], [release("name", "text", a)])).toBe(false);
});

test("a change frees what the record had, and so does its end", () => {
  const later = { id: "a", text: "z" };
  expect(fits("name", [a], [update("name", a, later), release("name", "text", a), reserve("name", "text", later)])).toBe(true);
  expect(fits("name", [a], [update("name", a, later), reserve("name", "text", later)])).toBe(false);
  expect(fits("name", [a], [update("name", a, later), release("name", "text", a)])).toBe(false);
  expect(fits("name", [a], [update("name", a, a)])).toBe(true);
  expect(fits("name", [a], [remove("name", a), release("name", "text", a)])).toBe(true);
  expect(fits("name", [a], [remove("name", a)])).toBe(false);
});

test("records without a value are kept or not, as nulls says", () => {
  expect(fits("spot", [{ id: "a", row: 1 }], [create("spot", { id: "b", row: 1 })])).toBe(true);
  expect(fits("spot", [], [create("spot", { id: "b", row: 1, seat: 2 })])).toBe(false);
  expect(fits("spot", [], [create("spot", { id: "b" })], 1)).toBe(false);
  expect(fits("spot", [], [create("spot", { id: "b" }), reserve("spot", "alike", { id: "b" })], 1)).toBe(true);
  expect(fits("spot", [{ id: "a" }], [create("spot", { id: "b" }), reserve("spot", "alike", { id: "b" })], 1)).toBe(false);
});
