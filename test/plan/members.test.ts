import { diff, judge } from "@concord/changes";
import type { Schema } from "@concord/core";
import { connected, createDatabase, planBetween, runScript, runSteps, type Database } from "@concord/postgres/driver";
import { expect, inject, test } from "vitest";
import { base } from "../changes/base.ts";
import { schemaOf } from "../changes/states.ts";
import { scriptOf } from "./states.ts";

const [address] = inject("postgres");
if (address === undefined) throw new Error("there is no PostgreSQL to plan on");

const count = "count: { type: int32, optional: true }";
const listed = (members: string, words = "", rows = "postgres: { as: table }, "): string => `{ type: list, maxItems: 4, ${words}${rows}of: { type: object, fields: { sku: { type: string, maxLength: 9 }, ${members} } } }`;
const basket = (lists: Readonly<Record<string, string>>): string => `entity: basket
plural: baskets
description: What somebody gathers.
history: {}
fields:
  id:    { type: uid }
${Object.entries(lists).map(([name, list]) => `  ${name}: ${list}\n`).join("")}`;
const mood = (values: string): string => `mood: { type: enum, values: [${values}] }`;

/** Lists as both contracts have them, by what becomes of them. */
const before = { made: listed(count, "", ""), taken: listed(count), grown: listed(count), widened: listed(count), older: listed(count) };
const after = {
  made: listed(count), taken: listed(count, "", ""), grown: listed(`${count}, note: { type: string, maxLength: 9, optional: true }`), widened: listed(count.replace("int32", "integer")), newer: listed(count, "was: [older], "),
};
const amount = count.replace("count: {", "amount: { was: [count],");
const widened = after.widened;
const renamed = (contract: string): string => contract.replace("entity: basket\nplural: baskets", "entity: cart\nplural: carts\nwas: [basket]");
/** The same in a table that is cut by time, as its key then is. */
const parted = (lists: Readonly<Record<string, string>>): string => `${basket(lists).replace("fields:\n", "key: [id, at]\nfields:\n  at:    { type: timestamp, auto: created }\n")}partition: { by: at, every: month }\n`;
const [worded, mapped] = [listed(`${count}, ${mood("good, bad")}`), listed(count).replace("type: list", "type: map")];

/** What each list and map holds by the column, and by the rows: those of one record behind those of another. */
async function expectEqual(database: Database): Promise<void> {
  await connected(database.config, async (client) => {
    const { rows } = await client.query<{ readonly table: string; readonly rows: string; readonly column: string; readonly key: string }>(`SELECT c.relname AS table, r.relname AS rows, a.attname AS column, (SELECT attname FROM pg_attribute WHERE attrelid = r.oid AND attnum = 1) AS key
      FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid JOIN pg_class r ON r.relkind = 'r' AND r.relname = c.relname || '_' || a.attname WHERE c.relname IN ('baskets', 'carts') AND c.relkind IN ('r', 'p')`);
    expect(rows.length).toBeGreaterThan(0);
    for (const { table, rows: on, column, key } of rows) {
      const whole = column === "mapped" ? "jsonb_object_agg(held.key, member)" : 'jsonb_agg(member ORDER BY held."position")';
      const { rows: held } = await client.query<{ readonly column: unknown; readonly rows: unknown }>(`SELECT ${column} AS column,
          (SELECT ${whole} FROM shop.${on} AS held CROSS JOIN LATERAL (SELECT shop.${on}_record(to_jsonb(held))) AS made(member) WHERE held.${key} = record.id) AS rows
        FROM shop.${table} AS record WHERE ${column} NOT IN ('[]', '{}')`);
      expect(held.length, column).toBeGreaterThan(0);
      for (const each of held) expect(each.rows, column).toEqual(each.column);
    }
  });
}

/** Baskets with two members, one and none. */
async function fill(database: Database, lists: readonly string[]): Promise<void> {
  const members = (name: string): readonly object[] => [{ sku: "a", count: 1 }, { sku: "b" }].map((each) => (name === "worded" ? { ...each, mood: "good" } : each));
  const value = (name: string, many: number): string => JSON.stringify(name === "mapped" ? Object.fromEntries(members(name).slice(0, many).map((each, at) => [`k${at}`, each])) : members(name).slice(0, many));
  await connected(database.config, async (client) => {
    for (const many of [2, 1, 0]) {
      await client.query(`INSERT INTO shop.baskets (id, ${lists.join(", ")}) VALUES ($1, ${lists.map((_, at) => `$${at + 2}`).join(", ")})`, [`b${many}`, ...lists.map((name) => value(name, many))]);
    }
  });
}

const states: readonly (readonly [what: string, lists: readonly string[], old: Readonly<Record<string, string>>, now: Readonly<Record<string, string>>])[] = [
  ["lists come, go and change", Object.keys(before), { basket: basket(before) }, { basket: basket(after) }],
  ["another word for a value", ["taken", "worded"], { basket: basket({ taken: listed(count), worded }) }, { basket: basket({ taken: listed(count), worded: worded.replace("good,", "{ value: fine, was: [good] },") }) }],
  ["a member gets another name", ["taken", "mapped"], { basket: basket({ taken: listed(count), mapped }) }, { basket: basket({ taken: listed(count), mapped: mapped.replace(count, amount) }) }],
  ["the entity gets another name", ["taken"], { basket: basket({ taken: listed(count) }) }, { cart: renamed(basket({ taken: listed(count) })) }],
  ["the entity gets another name, and its rows another form or none", ["taken", "widened"], { basket: basket({ taken: listed(count), widened: listed(count) }) }, { cart: renamed(basket({ taken: listed(count, "", ""), widened })) }],
  ["rows of a table in partitions change", ["taken", "widened"], { basket: parted({ taken: listed(count), widened: listed(count) }) }, { basket: parted({ taken: listed(count), widened }) }],
  ["a table in partitions gets another name", ["taken"], { basket: parted({ taken: listed(count) }) }, { cart: renamed(parted({ taken: listed(count) })) }],
];

test.each(states)("%s: members stand in rows as in the column, there and back where all of it can be undone", async (_, lists, old, now) => {
  const [from, to] = [old, now].map((contracts) => schemaOf({ ...base, ...Object.fromEntries(Object.entries(contracts).map(([name, text]) => [`schemas/shop/${name}.yaml`, text])) })) as [Schema, Schema];
  const { steps, left } = await planBetween(address, { schema: from, script: scriptOf(from) }, { schema: to, script: scriptOf(to) }, judge(diff(from, to)), new Map());
  expect(left).toEqual({ up: [], down: [], again: [] });
  const database = await createDatabase(address);
  try {
    await runScript(database, scriptOf(from));
    await fill(database, lists);
    await expectEqual(database);
    await runSteps(database, steps.filter(({ phase }) => phase !== "contract"), "statements");
    const returns = steps.every(({ effect }) => effect === "reversible");
    // An old client goes on to write; where JSON gets another form, rows of the old one wait until it has.
    if (returns) await connected(database.config, (client) => client.query("UPDATE shop.baskets SET taken = taken || taken WHERE jsonb_array_length(taken) = 1"));
    await runSteps(database, steps.filter(({ phase }) => phase === "contract"), "statements");
    await expectEqual(database);
    if (!returns) return;
    await runSteps(database, [...steps].reverse(), "undo");
    await expectEqual(database);
  } finally {
    await database.drop();
  }
});
