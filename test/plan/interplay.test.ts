import { diff, judge } from "@concord/changes";
import type { Schema } from "@concord/core";
import { connected, createDatabase, planBetween, runScript, runSteps } from "@concord/postgres/driver";
import { expect, inject, test } from "vitest";
import { base } from "../changes/base.ts";
import { schemaOf } from "../changes/states.ts";
import { composed } from "./compose.ts";
import { onceAtDesk } from "./desk.ts";
import { putRows, seeded } from "./rows.ts";
import { runOnRows } from "./run.ts";
import { scriptOf } from "./states.ts";

const [address] = inject("postgres");
if (address === undefined) throw new Error("there is no PostgreSQL to plan on");

const order = base["schemas/shop/order.yaml"] as string;
const count = "count:    { type: int32, minimum: 0, maximum: 10 }";
const total = "  total:    { type: integer, computed: count + 1 }\n";

/** Two lists of objects, whose members have these names. */
const forms = (one: string, other: string, wasOne = "", wasOther = ""): string => `  spans:    { type: list, maxItems: 3, of: { type: object, fields: { ${one}: { type: int32, minimum: 0${wasOne} } } } }
  turns:    { type: list, maxItems: 3, of: { type: object, fields: { ${other}: { type: int32, minimum: 0${wasOther} } } } }
  tags:`;

/** The view of the contracts, which shows prices too. */
const shown = {
  "schemas/shop/openOrders.view.yaml": `${base["schemas/shop/openOrders.view.yaml"]}  price: { type: decimal, precision: 20, scale: 4, optional: true }\n`,
  "schemas/shop/openOrders.postgres.sql": "SELECT id, label, 1::bigint AS age, price::numeric(20,4) AS price FROM shop.orders WHERE status = 'open'\n",
};

/** Orders in a partition for each month. */
const cut = order.replace("unique:\n  - [number]\n", "").replace("owner: shop", "owner: shop\nkey: [id, day]\npartition: { by: day, every: month }").replace("fields:\n", "fields:\n  day: { type: date }\n");

/** Changes that meet in one column: what is computed of it, what stands on it, and the names of both. */
const meetings: readonly (readonly [what: string, before: string, after: string])[] = [
  ["another type below a computed field", order, order.replace(count, count.replace("int32", "integer"))],
  ["another type, and a field that is computed of it", order.replace(total, ""), order.replace(count, count.replace("int32", "integer"))],
  ["another name below a computed field", order, order.replace(count, count.replace("count: ", "counted:").replace("maximum: 10", "maximum: 10, was: [count]")).replace("computed: count + 1", "computed: counted + 1")],
  ["two columns that stand twice, while changes are written down", order, order.replace("origin:   { type: string, maxLength: 40,", "source:   { type: string, maxLength: 40, was: [origin],").replace("precision: 10, scale: 2", "precision: 10, scale: 3")],
  ["another condition, and other words for it", order, order.replace("label != number, message: The label says more.", "label == number, message: Say more.")],
  ["more digits in what access asks of", order.replace("read:   auth.uid == clientId", "read:   price > 1.00"), order.replace("read:   auth.uid == clientId", "read:   price > 1.00").replace("precision: 10, scale: 2", "precision: 12, scale: 2")],
  ["fewer rights on a table with a secret", order.replace("access:\n", "access:\n  delete: auth.uid == clientId\n"), order],
  ["access asks no longer of what is referred to", order.replace("read:   auth.uid == clientId", "read:   client.name == 'Ann'"), order],
  ["another column for what is unique", order, order.replace("number:   { type: string,", "number:   { type: string, postgres: { name: code },")],
  ["another type, and a value for rows that have none", order.replace("  tags:", "  place:    { type: int32, optional: true }\n  tags:"), order.replace("  tags:", "  place:    { type: string, maxLength: 12 }\n  tags:")],
  ["another name, and a value for rows that have none", order.replace("  tags:", "  place:    { type: int32, optional: true }\n  tags:"), order.replace("  tags:", "  seat:     { type: int32, was: [place] }\n  tags:")],
  ["another name for a column by which access asks of what is referred to", order.replace("read:   auth.uid == clientId", "read:   client.name == 'Ann'"), order.replace("read:   auth.uid == clientId", "read:   client.name == 'Ann'").replace("ref: client, onDelete: restrict", "ref: client, onDelete: restrict, postgres: { name: customer }")],
  ["a field goes that access asked of, for another that it asks of", order.replace("  tags:", "  place:    { type: int32, optional: true }\n  tags:").replace("read:   auth.uid == clientId", "read:   auth.uid == clientId && place == 1"), order.replace("read:   auth.uid == clientId", "read:   auth.uid == clientId && count == 1")],
  ["more room in what a view shows", order, order.replace("precision: 10, scale: 2", "precision: 12, scale: 2")],
  ["another index of a table in partitions", cut.replace("indexes:\n", "indexes:\n  - [status, -day]\n"), cut.replace("indexes:\n", "indexes:\n  - [status, day]\n")],
  ["both go", order, order.replace(`  ${count}\n`, "").replace(total, "")],
];

test.each(meetings)("%s", async (_, before, after) => {
  const [from, to] = [before, after].map((text) => schemaOf({ ...base, "schemas/shop/order.yaml": text, ...shown }));
  expect((await onceAtDesk(address, (desk) => runOnRows(desk, from as never, to as never, 60, 20_261_121))).faults).toEqual([]);
});

test.each([["computed-changed"], ["enum-value-renamed"]] as const)("another table, and %s", async (kind) => {
  const pair = composed(["place-changed", kind]);
  if (pair === undefined) throw new Error("they do not go together");
  expect((await onceAtDesk(address, (desk) => runOnRows(desk, pair.before, pair.after, 400, 20_261_121))).faults).toEqual([]);
});

const visit = "entity: visit\nplural: visits\ndescription: Who came on a day without work.\nfields:\n  id:  { type: uuid, auto: uuid }\n  day: { ref: holiday, optional: true }\n";
const holiday = "entity: holiday\nplural: holidays\ndescription: A day without work.\nkey: [day]\nfields:\n  day:  { type: date }\n  name: { type: string, maxLength: 40 }\n";
const renamed = holiday.replace("key: [day]", "key: [name]");
const elsewhere = renamed.replace("plural: holidays", "plural: freeDays");
/** With a reference of the table to itself. */
const linked = (text: string, enforced = ""): string => `${text}  after: { ref: holiday, optional: true${enforced} }\n`;

test("another type of a key, and a limit that only the new type has", async () => {
  const [from, to] = [holiday, holiday.replace("type: date", "type: string, maxLength: 12")].map((text) => schemaOf({ ...base, "schemas/shop/holiday.yaml": text })) as [Schema, Schema];
  expect((await onceAtDesk(address, (desk) => runOnRows(desk, from, to, 60, 20_261_121))).faults).toEqual([]);
});

test.each([
  ["another key below references to it", { visit, holiday }, { visit, holiday: renamed }],
  ["a reference to the key that comes with it", { visit: visit.replace(/ {2}day:.*\n/u, ""), holiday }, { visit, holiday: renamed }],
  ["another key below a reference of the table to itself that is enforced no longer", { holiday: linked(holiday) }, { holiday: linked(renamed, ", enforce: none") }],
  ["another key below a reference of a table that goes", { visit, holiday }, { holiday: renamed }],
  ["another key of another table, and the field that was the key goes", { holiday }, { holiday: elsewhere.replace(/ {2}day:.*\n/u, "") }],
  ["another key of another table, whose name is so long that the key's is cut", { visit, holiday }, { visit, holiday: renamed.replace("plural: holidays", "plural: freeDaysOnWhichNobodyWorksAndOfficesOfTheStateAreShut2") }],
  ["another key of another table below references to it", { visit, holiday }, { visit, holiday: elsewhere }],
  ["another key of another table below a reference of it to itself", { holiday: linked(holiday) }, { holiday: linked(elsewhere) }],
] as readonly (readonly [string, Readonly<Record<string, string>>, Readonly<Record<string, string>>])[])("%s", async (_, before, after) => {
  const [from, to] = [before, after].map((texts) => schemaOf({ ...base, ...Object.fromEntries(Object.entries(texts).map(([name, text]) => [`schemas/shop/${name}.yaml`, text])) })) as [Schema, Schema];
  expect((await onceAtDesk(address, (desk) => runOnRows(desk, from, to, 60, 20_261_121))).faults).toEqual([]);
});

const project = base["schemas/project.yaml"] as string;
const [view, sql] = [shown["schemas/shop/openOrders.view.yaml"], shown["schemas/shop/openOrders.postgres.sql"]];
const above = { "schemas/shop/first.view.yaml": "view: first\ndescription: Some of them.\nstores: [postgres]\ncolumns:\n  id: shop.openOrders.id\n", "schemas/shop/first.postgres.sql": "SELECT id FROM shop.open_orders\n" };

test.each([
  ["a view goes, and the one below it shows other rows", { ...shown, ...above }, { ...shown, "schemas/shop/openOrders.postgres.sql": sql.replace("= 'open'", "<> 'paid'") }],
  ["a view gets other words while a column below it gets more room", shown, { ...shown, "schemas/shop/openOrders.view.yaml": view.replace("not paid.", "not paid yet."), "schemas/shop/order.yaml": order.replace("precision: 10, scale: 2", "precision: 12, scale: 2") }],
  ["another role of clients, and a field that is computed no longer", { "schemas/project.yaml": project }, { "schemas/project.yaml": project.replace(/clientRole: \w+/u, "clientRole: other_client"), "schemas/shop/order.yaml": order.replace("{ type: integer, computed: count + 1 }", "{ type: integer, optional: true }") }],
] as readonly (readonly [string, Readonly<Record<string, string>>, Readonly<Record<string, string>>])[])("%s", async (_, before, after) => {
  const [from, to] = [before, after].map((texts) => schemaOf({ ...base, ...texts })) as [Schema, Schema];
  expect((await onceAtDesk(address, (desk) => runOnRows(desk, from, to, 60, 20_261_121))).faults).toEqual([]);
});

test("values become others as somebody says, of old rows and of what old clients go on to write", async () => {
  const inCents = order.replace("price:    { type: decimal, precision: 10, scale: 2 }", "price:    { type: integer }");
  const [before, after] = [order, inCents].map((text) => schemaOf({ ...base, "schemas/shop/order.yaml": text })) as [Schema, Schema];
  const said = new Map([["shop.order.price", "(price * 100)::bigint"]]);
  const { steps, left } = await planBetween(address, { schema: before, script: scriptOf(before) }, { schema: after, script: scriptOf(after) }, judge(diff(before, after)), said);
  expect(left).toEqual({ up: [], down: [], again: [] });
  const database = await createDatabase(address);
  await runScript(database, scriptOf(before));
  const prices = async (): Promise<ReadonlyMap<string, string>> => {
    const { rows } = await connected(database.config, (client) => client.query<{ id: string; price: string }>("SELECT id::text, price::text FROM shop.orders"));
    return new Map(rows.map(({ id, price }) => [id, price]));
  };
  expect(await connected(database.config, (client) => putRows(client, before, after, 20, seeded(1), said))).toBeGreaterThan(10);
  const was = await prices();
  await runSteps(database, steps.filter(({ phase }) => phase !== "contract"), "statements");
  await connected(database.config, (client) => client.query("UPDATE shop.orders SET price = price + 1"));
  await runSteps(database, steps.filter(({ phase }) => phase === "contract"), "statements");
  expect(await prices()).toEqual(new Map([...was].map(([id, price]) => [id, String(Math.round(Number(price) * 100) + 100)])));
  await database.drop();
});

test("two columns of one table get another form, row by row at once", async () => {
  const [before, after] = [forms("left", "right"), forms("start", "end", ", was: [left]", ", was: [right]")].map((text) => schemaOf({ ...base, "schemas/shop/order.yaml": order.replace("  tags:", text) })) as [Schema, Schema];
  const { steps, left } = await planBetween(address, { schema: before, script: scriptOf(before) }, { schema: after, script: scriptOf(after) }, judge(diff(before, after)), new Map());
  expect(left).toEqual({ up: [], down: [], again: [] });
  const database = await createDatabase(address);
  await runScript(database, scriptOf(before));
  const members = async (one: string, other: string): Promise<unknown> => {
    const { rows } = await connected(database.config, (client) => client.query<object>(`SELECT count(*) AS rows, sum((spans #>> '{0,${one}}')::int) AS one, sum((turns #>> '{0,${other}}')::int) AS other FROM shop.orders`));
    return rows;
  };
  // Rows as they were, and not such as both states would take.
  await connected(database.config, (client) => putRows(client, before, before, 20, seeded(1)));
  await connected(database.config, (client) => client.query(`UPDATE shop.orders SET spans = '[{"left": 1}]', turns = '[{"right": 2}]'`));
  const was = await members("left", "right");
  // While old clients work, rows are written as they were.
  await runSteps(database, steps.filter(({ phase }) => phase !== "contract"), "statements");
  await connected(database.config, (client) => client.query(`UPDATE shop.orders SET turns = '[{"right": 2}]', memo = 'written by an old client'`));
  await runSteps(database, steps.filter(({ phase }) => phase === "contract"), "statements");
  expect(await members("start", "end")).toEqual(was);
  expect(was).toEqual([{ rows: expect.stringMatching(/^[1-9]/u) as string, one: expect.stringMatching(/^[1-9]/u) as string, other: expect.stringMatching(/^[1-9]/u) as string }]);
  await database.drop();
});

test("what stands in several columns gets no value from a plan, and is refused as long as rows may lack it", async () => {
  const [before, after] = ["optional: true", "description: Where."].map((word) => schemaOf({ ...base, "schemas/shop/order.yaml": order.replace("  price:", `  place:    { type: geoPoint, ${word} }\n  price:`) })) as [Schema, Schema];
  const said = async (value: string): Promise<readonly (string | undefined)[]> => (await planBetween(address, { schema: before, script: scriptOf(before) }, { schema: after, script: scriptOf(after) }, judge(diff(before, after)), new Map([["shop.order.place", value]]))).diagnostics.map(({ help }) => help);
  expect(await said("'1'")).toEqual(['it stands in several columns: give every row its value first, then concord plan "shop.order.place=sql:NULL"']);
  expect(await said("NULL")).toEqual([]);
});
