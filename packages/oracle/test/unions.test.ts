import { shapeOf, type Offered, type ShapeName } from "@concord/core";
import { expect, test } from "vitest";
import { judge } from "../src/index.ts";
import { entityWith } from "./contract.ts";

/** Verdicts written by hand from the contract language's page on unions (`by`, `tag`). */
const told = entityWith(`
kind: { type: enum, values: [imo, vendor] }
config: { type: union, by: kind, of: { imo: { fields: { depth: { type: int32, maximum: 3 } } }, vendor: { fields: { url: { type: string, normalize: [lowercase] }, depth: { type: string, optional: true } } } } }
more: { type: union, by: kind, optional: true, of: { imo: { fields: {} }, vendor: { fields: { n: { type: int32 } } } } }
`);
const tagged = entityWith("v: { type: union, tag: is, of: { card: { fields: { number: { type: string, minLength: 2 } } }, none: { fields: {} } } }");
const listed = entityWith("v: { type: list, uniqueItems: true, of: { type: union, tag: is, of: { a: { fields: { n: { type: int32 } } }, b: { fields: { n: { type: boolean } } } } } }");

function broken(entity: typeof told, shape: ShapeName, value: Offered): readonly string[] {
  return judge(entity, shapeOf(entity, shape), value).violations.map((each) => each.constraint.replace("t.it", ""));
}

test("a union beside the field that tells its parts apart is the object that the field names", () => {
  const record = (rest: object): readonly string[] => broken(told, "record", { id: "a", ...rest } as Offered);
  expect(record({ kind: "imo", config: { depth: 3 } })).toEqual([]);
  expect(record({ kind: "vendor", config: { url: "x" } })).toEqual([]);
  expect(record({ kind: "vendor", config: { url: "x", depth: "y" }, more: { n: 1 } })).toEqual([]);
  expect(record({ kind: "imo", config: { depth: 4 } })).toEqual(["/config<imo>.depth:maximum"]);
  expect(record({ kind: "imo", config: { url: "x" } })).toEqual(["/config<imo>:closed", "/config<imo>.depth:required"]);
  expect(record({ kind: "vendor", config: { depth: 3 } })).toEqual(["/config<vendor>.url:required", "/config<vendor>.depth:type"]);
  expect(record({ kind: "vendor", config: { url: "X" } })).toEqual(["/config<vendor>.url:normalize"]);
  expect(record({ kind: "imo", config: { depth: 3 }, more: { n: 1 } })).toEqual(["/more<imo>:closed"]);
  expect(record({ kind: "imo" })).toEqual(["/config:required"]);
  expect(record({ kind: "imo", config: null })).toEqual(["/config:required"]);
  expect(record({ kind: "imo", config: [] })).toEqual(["/config:type"]);
  expect(record({ kind: "imo", config: { depth: 3 }, more: null })).toEqual(["/more:type"]);
});

test("of a union whose field names no part, nothing is said but what the field breaks", () => {
  expect(broken(told, "record", { id: "a", kind: "other", config: { depth: 4 } })).toEqual(["/kind:values"]);
  expect(broken(told, "record", { id: "a", config: { depth: 4 } })).toEqual(["/kind:required"]);
  expect(broken(told, "record", { id: "a", kind: 1, config: {} })).toEqual(["/kind:type"]);
  expect(broken(told, "record", { id: "a", kind: "toString", config: "x" })).toEqual(["/kind:values", "/config:type"]);
});

test("a change brings the field and what hangs on it, or one of the two", () => {
  const patch = (value: Offered): readonly string[] => broken(told, "patch", value);
  expect(patch({ kind: "vendor" })).toEqual([]);
  expect(patch({ config: { depth: 3 } })).toEqual([]);
  expect(patch({ config: { url: "X" } })).toEqual([]);
  expect(patch({ kind: "imo", config: { depth: 3 } })).toEqual([]);
  expect(patch({ more: null })).toEqual([]);
  expect(patch({ kind: "vendor", more: null })).toEqual([]);
  expect(patch({ kind: "imo", config: { url: "x" } })).toEqual(["/config<imo>:closed", "/config<imo>.depth:required"]);
  expect(patch({ config: { depth: 4 } })).toEqual(["/config:type"]);
  expect(patch({ config: { depth: 3, url: "x" } })).toEqual(["/config:type"]);
  expect(patch({ kind: "other", config: { depth: 3 } })).toEqual(["/kind:values"]);
  expect(patch({ kind: null, config: {} })).toEqual(["/kind:type"]);
  expect(patch({ config: null })).toEqual(["/config:type"]);
});

test("in a new record, an absent field stands for its default", () => {
  const entity = entityWith("plan: { type: enum, values: [free, paid], default: free }\nterms: { type: union, by: plan, of: { free: { fields: {} }, paid: { fields: { seats: { type: int32 } } } } }");
  expect(broken(entity, "create", { id: "a", terms: {} })).toEqual([]);
  expect(broken(entity, "create", { id: "a", plan: "paid", terms: { seats: 1 } })).toEqual([]);
  expect(broken(entity, "create", { id: "a", terms: { seats: 1 } })).toEqual(["/terms<free>:closed"]);
  expect(broken(entity, "create", { id: "a", plan: "paid", terms: {} })).toEqual(["/terms<paid>.seats:required"]);
  expect(broken(entity, "record", { id: "a", terms: { seats: 1 } })).toEqual(["/plan:required"]);
});

test("a union with a tag is the object that its tag names", () => {
  const record = (v: Offered): readonly string[] => broken(tagged, "record", { id: "a", v } as Offered);
  expect(record({ is: "card", number: "12" })).toEqual([]);
  expect(record({ is: "none" })).toEqual([]);
  expect(record({ is: "card", number: "1" })).toEqual(["/v<card>.number:minLength"]);
  expect(record({ is: "card" })).toEqual(["/v<card>.number:required"]);
  expect(record({ is: "none", number: "12" })).toEqual(["/v<none>:closed"]);
  expect(record({ number: "12" })).toEqual(["/v:part"]);
  expect(record({ is: "cash" })).toEqual(["/v:part"]);
  expect(record({ is: ["card"], number: "12" })).toEqual(["/v:part"]);
  expect(record({ is: null, number: "12" })).toEqual(["/v:part"]);
  expect(record("card")).toEqual(["/v:type"]);
});

test("in a list each member has its own part, and equal members are of one part", () => {
  const record = (v: Offered): readonly string[] => broken(listed, "record", { id: "a", v } as Offered);
  expect(record([{ is: "a", n: 1 }, { is: "b", n: true }])).toEqual([]);
  expect(record([{ is: "a", n: 1 }, { is: "a", n: 2 }])).toEqual([]);
  expect(record([{ is: "a", n: 1 }, { n: 1, is: "a" }])).toEqual(["/v:uniqueItems"]);
  expect(record([{ is: "a", n: true }])).toEqual(["/v[]<a>.n:type"]);
  expect(record([{ is: "c", n: 1 }, null])).toEqual(["/v[]:part", "/v:members"]);
});
