import { expect, test } from "vitest";
import { checkTable, rules, sources } from "../src/index.ts";
import { good, misshapen, refusals } from "./refusals.ts";

test("the documentation has nothing against the good table", () => {
  expect(checkTable(good)).toEqual([]);
});

test.each(refusals.map((each, index) => ({ ...each, index })))("$rule refuses its table, and no other rule does ($index)", ({ rule, at, table }) => {
  expect(checkTable(table).map((refusal) => [refusal.rule, refusal.at])).toEqual([[rule, at]]);
});

test("every rule names a document, has an id of its own and refuses a table", () => {
  expect(new Set(rules.map((rule) => rule.id)).size).toBe(rules.length);
  expect(rules.filter((rule) => !Object.values<string>(sources).includes(rule.source))).toEqual([]);
  const refused = new Set(refusals.map((each) => each.rule));
  expect(rules.filter((rule) => !refused.has(rule.id)).map((rule) => rule.id)).toEqual([]);
});

test("limits are refused only beyond them", () => {
  const description = "d".repeat(1024);
  const fields = Array.from({ length: 10_000 }, (_, index) => ({ name: `c${index}`, type: "STRING", description: index === 0 ? description : "" }));
  expect(checkTable({ tableReference: good.tableReference, description: "d".repeat(16_384), schema: { fields } })).toEqual([]);
});

test.each(misshapen)("the shape is wrong at $at", ({ at, table }) => {
  const found = checkTable(table);
  expect(found.map((refusal) => refusal.rule)).toEqual(found.map(() => "shape"));
  expect(found.map((refusal) => refusal.at)).toContain(at);
});
