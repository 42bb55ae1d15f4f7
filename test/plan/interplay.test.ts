import { diff, judge } from "@concord/changes";
import type { Entity, Schema } from "@concord/core";
import { connected, createDatabase, planBetween, runScript, runSteps } from "@concord/postgres/driver";
import { expect, inject, test } from "vitest";
import { base } from "../changes/base.ts";
import { schemaOf } from "../changes/states.ts";
import { composed } from "./compose.ts";
import { putRows, readRows, seeded } from "./rows.ts";
import { runOnRows } from "./run.ts";
import { scriptOf } from "./states.ts";

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

test("values become others as somebody says, of old rows and of what old clients go on to write", async () => {
  const prices = order.replace("price:    { type: decimal, precision: 10, scale: 2 }", "price:    { type: integer }");
  const [before, after] = [order, prices].map((text) => schemaOf({ ...base, "schemas/shop/order.yaml": text })) as [Schema, Schema];
  const said = new Map([["shop.order.price", "(price * 100)::bigint"]]);
  const { steps, left } = await planBetween(address, { schema: before, script: scriptOf(before) }, { schema: after, script: scriptOf(after) }, judge(diff(before, after)), said);
  expect(left).toEqual({ up: [], down: [], again: [] });
  const database = await createDatabase(address);
  await runScript(database, scriptOf(before));
  expect(await putRows(database, before, after, 20, seeded(1), said)).toBeGreaterThan(10);
  const [entity, later] = [before.entities, after.entities].map((all) => all.find(({ id }) => id === "shop.order")) as [Entity, Entity];
  const was = await readRows(database, entity, before);
  await runSteps(database, steps.filter(({ phase }) => phase !== "contract"), "statements");
  await connected(database.config, (client) => client.query("UPDATE shop.orders SET price = price + 1"));
  await runSteps(database, steps.filter(({ phase }) => phase === "contract"), "statements");
  const now = new Map((await readRows(database, later, after)).map((row) => [row["id"], row["price"]]));
  expect(was.map((row) => now.get(row["id"] ?? null))).toEqual(was.map((row) => String(Math.round(Number(row["price"]) * 100) + 100)));
  await database.drop();
});
