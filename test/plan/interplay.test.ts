import { expect, inject, test } from "vitest";
import { base } from "../changes/base.ts";
import { schemaOf } from "../changes/states.ts";
import { composed } from "./compose.ts";
import { runOnRows } from "./run.ts";

const [address] = inject("postgres");
if (address === undefined) throw new Error("there is no PostgreSQL to plan on");

const order = base["schemas/shop/order.yaml"] as string;
const count = "count:    { type: int32, minimum: 0, maximum: 10 }";
const total = "  total:    { type: integer, computed: count + 1 }\n";

/** Changes that meet in one column: what is computed of it, what stands on it, and the names of both. */
const meetings: readonly (readonly [what: string, before: string, after: string])[] = [
  ["another type below a computed field", order, order.replace(count, count.replace("int32", "integer"))],
  ["another type, and a field that is computed of it", order.replace(total, ""), order.replace(count, count.replace("int32", "integer"))],
  ["another name below a computed field", order, order.replace(count, count.replace("count: ", "counted:").replace("maximum: 10", "maximum: 10, was: [count]")).replace("computed: count + 1", "computed: counted + 1")],
  ["both go", order, order.replace(`  ${count}\n`, "").replace(total, "")],
];

test.each(meetings)("%s", async (_, before, after) => {
  const [from, to] = [before, after].map((text) => schemaOf({ ...base, "schemas/shop/order.yaml": text }));
  expect((await runOnRows(address, from as never, to as never, 60, 20_261_121)).faults).toEqual([]);
});

test("another table, and another expression", async () => {
  const pair = composed(["place-changed", "computed-changed"]);
  if (pair === undefined) throw new Error("they do not go together");
  expect((await runOnRows(address, pair.before, pair.after, 60, 20_261_121)).faults).toEqual([]);
});
