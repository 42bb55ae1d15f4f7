import type { Client } from "pg";
import { describe, expect, test } from "vitest";
import { connected, createDatabase, runScript } from "../src/driver/index.ts";
import { emitted, schemaOf, wholeText } from "./contracts.ts";
import { servers } from "./servers.ts";

const order = `
entity: order
plural: orders
description: What somebody orders.
key: [buyer, id]
fields:
  id:     { type: int32 }
  buyer:  { type: uid }
  note:   { type: string, maxLength: 20, optional: true }
  lines:
    type: list
    maxItems: 3
    optional: true
    postgres: { as: table }
    of:
      type: object
      fields:
        sku:      { type: string, maxLength: 9 }
        quantity: { type: int32, minimum: 1 }
        price:
          type: object
          optional: true
          postgres: { as: columns }
          fields: { amount: { type: decimal, precision: 10, scale: 2 }, currency: { type: currency } }
        ratio:    { type: float, optional: true }
        at:       { type: timestamp, precision: 6, optional: true }
        days:     { type: list, of: { type: date }, maxItems: 2, optional: true }
        spot:     { type: geoPoint, optional: true }
        blob:     { type: bytes, maxLength: 9, optional: true }
        "any":    { type: json, optional: true }
  labels:
    type: map
    maxItems: 3
    default: {}
    postgres: { as: table }
    of: { type: object, fields: { text: { type: string, maxLength: 9 } } }
access:
  read:   auth.uid == buyer
  create: auth.uid == buyer
  update: { if: auth.uid == buyer, only: [lines] }
history: {}
`;
const schema = schemaOf({ "shop/order": order }, "stores: [postgres]\nclientRole: zoo_client\n");
const script = wholeText(emitted(schema));

const full = { sku: "a", quantity: 2, price: { amount: "1.50", currency: "EUR" }, ratio: 0.1, at: "2024-02-29T10:00:00.123456Z", days: ["2024-02-29"], spot: { latitude: 1.5, longitude: -2 }, blob: "AAE=", any: { deep: [1, null] } };
const plain = { sku: "b", quantity: 1 };

async function column(client: Client, name: "lines" | "labels", id = 1): Promise<unknown> {
  return (await client.query(`SELECT ${name} AS held FROM shop.orders WHERE buyer = 'ann' AND id = ${id}`)).rows[0]?.held;
}

async function create(client: Client, lines: readonly object[] | null, id = 1): Promise<void> {
  await client.query("INSERT INTO shop.orders (buyer, id, lines) VALUES ('ann', $1, $2)", [id, lines === null ? null : JSON.stringify(lines)]);
}

async function rows(client: Client): Promise<readonly object[]> {
  return (await client.query(`SELECT order_buyer || order_id AS of, "position" AS place, sku, quantity FROM shop.orders_lines ORDER BY 1, 2`)).rows;
}

async function refused(client: Client, statement: string): Promise<{ readonly code: string; readonly constraint: string }> {
  await client.query("SAVEPOINT before");
  const error = await client.query(statement).then(() => ({}), (thrown: unknown) => thrown);
  await client.query("ROLLBACK TO before");
  return error as { code: string; constraint: string };
}

describe.each(servers)("%s", (_, address) => {
  /** Runs in a transaction on a database that holds the contract. */
  async function within(act: (client: Client) => Promise<void>): Promise<void> {
    const database = await createDatabase(address);
    try {
      await runScript(database, script);
      await connected(database.config, async (client) => {
        await client.query("BEGIN");
        await act(client);
        await client.query("ROLLBACK");
      });
    } finally {
      await database.drop();
    }
  }

  test("rows and column follow one another, and all that is asked of the record is asked of both", async () => {
    await within(async (client) => {
      await client.query("SET timezone = 'Asia/Tokyo'; SET extra_float_digits = -10; SET bytea_output = escape; SET datestyle = 'German'");
      await create(client, [full, plain]);
      await client.query("SET bytea_output = hex; SET datestyle = 'ISO'");
      expect(await rows(client)).toEqual([{ of: "ann1", place: 0, sku: "a", quantity: 2 }, { of: "ann1", place: 1, sku: "b", quantity: 1 }]);
      expect((await client.query(`SELECT price_amount, price_currency, ratio, at AT TIME ZONE 'UTC' = '2024-02-29 10:00:00.123456' AS at, days::text, spot_longitude, blob, "any" FROM shop.orders_lines ORDER BY "position"`)).rows).toEqual([
        { price_amount: "1.50", price_currency: "EUR", ratio: 0.1, at: true, days: "{2024-02-29}", spot_longitude: -2, blob: Buffer.from([0, 1]), any: { deep: [1, null] } },
        { price_amount: null, price_currency: null, ratio: null, at: null, days: null, spot_longitude: null, blob: null, any: null },
      ]);
      await client.query(`UPDATE shop.orders_lines SET quantity = quantity + 5 WHERE sku = 'b'`);
      expect(await column(client, "lines")).toEqual([full, { ...plain, quantity: 6 }]);
      // A gap closes, and what is written between comes between.
      await client.query(`DELETE FROM shop.orders_lines WHERE "position" = 0; INSERT INTO shop.orders_lines (order_buyer, order_id, "position", sku, quantity) VALUES ('ann', 1, 7, 'c', 3)`);
      expect(await column(client, "lines")).toEqual([{ sku: "b", quantity: 6 }, { sku: "c", quantity: 3 }]);
      expect((await rows(client)).map((row) => (row as { place: number }).place)).toEqual([0, 1]);
      expect(await refused(client, "UPDATE shop.orders_lines SET quantity = 0")).toMatchObject({ code: "23514", constraint: "orders_lines_quantity_minimum" });
      expect(await refused(client, "UPDATE shop.orders_lines SET sku = NULL")).toMatchObject({ code: "23514", constraint: "orders_lines_sku_required" });
      expect(await refused(client, `INSERT INTO shop.orders_lines SELECT 'ann', 1, n, 'd', 1 FROM generate_series(2, 3) AS n`)).toMatchObject({ code: "23514", constraint: "orders_lines_max_items" });
      expect(await refused(client, `INSERT INTO shop.orders_lines (order_buyer, order_id, "position") VALUES ('bob', 1, 0)`)).toMatchObject({ code: "23503", constraint: "orders_lines_fkey" });
      const journal = (await client.query("SELECT operation, after -> 'lines' AS lines FROM shop.orders_history ORDER BY history_id")).rows;
      expect(journal[1]).toEqual({ operation: "update", lines: [full, { ...plain, quantity: 6 }] });
      expect(journal.at(-1)).toEqual({ operation: "update", lines: [{ sku: "b", quantity: 6 }, { sku: "c", quantity: 3 }] });
    });
  });

  test("a list that is not there has no rows, and neither has an empty one", async () => {
    await within(async (client) => {
      await create(client, null);
      await create(client, [plain], 2);
      await client.query("UPDATE shop.orders SET note = 'x'");
      expect(await column(client, "lines")).toBeNull();
      await client.query("UPDATE shop.orders SET lines = NULL WHERE id = 2");
      expect([await column(client, "lines", 2), await rows(client)]).toEqual([null, []]);
      await client.query(`INSERT INTO shop.orders_lines (order_buyer, order_id, "position", sku, quantity) VALUES ('ann', 2, 0, 'e', 1)`);
      await client.query("DELETE FROM shop.orders_lines");
      expect(await column(client, "lines", 2)).toEqual([]);
    });
  });

  test("a map's members stand under their keys; rows go with their record, and with its key", async () => {
    await within(async (client) => {
      await create(client, [plain]);
      await client.query(`UPDATE shop.orders SET labels = '{"x": {"text": "one"}, "y": {"text": "two"}}'`);
      await client.query(`UPDATE shop.orders_labels SET key = 'z' WHERE key = 'x'; INSERT INTO shop.orders_labels VALUES ('ann', 1, 'w', 'three')`);
      expect(await column(client, "labels")).toEqual({ w: { text: "three" }, y: { text: "two" }, z: { text: "one" } });
      await client.query("UPDATE shop.orders SET id = 5");
      expect([await rows(client), Object.keys(await column(client, "labels", 5) as object)]).toEqual([[{ of: "ann5", place: 0, sku: "b", quantity: 1 }], ["w", "y", "z"]]);
      await client.query("TRUNCATE shop.orders_labels");
      expect(await column(client, "labels", 5)).toEqual({});
      await client.query("DELETE FROM shop.orders");
      expect(await rows(client)).toEqual([]);
    });
  });

  test("clients read the rows of records that they may read, write the column, and no row", async () => {
    await within(async (client) => {
      await create(client, [plain]);
      await client.query("SET ROLE zoo_client");
      const as = (uid: string): Promise<unknown> => client.query("SELECT set_config('request.jwt.claims', $1, false)", [JSON.stringify({ sub: uid })]);
      await as("bob");
      expect((await client.query("SELECT sku FROM shop.orders_lines")).rows).toEqual([]);
      await as("ann");
      await client.query("UPDATE shop.orders SET lines = $1", [JSON.stringify([full])]);
      expect((await client.query("SELECT sku FROM shop.orders_lines")).rows).toEqual([{ sku: "a" }]);
      for (const write of ["DELETE FROM shop.orders_lines", "UPDATE shop.orders_lines SET quantity = 1", "INSERT INTO shop.orders_lines SELECT * FROM shop.orders_lines"]) expect(await refused(client, write)).toMatchObject({ code: "42501" });
    });
  });

  test("of two writers at once neither loses a row", async () => {
    const database = await createDatabase(address);
    try {
      await runScript(database, script);
      await connected(database.config, async (one) => connected(database.config, async (other) => {
        await create(one, []);
        const add = (client: Client, place: number): Promise<unknown> => client.query(`INSERT INTO shop.orders_lines (order_buyer, order_id, "position", sku, quantity) VALUES ('ann', 1, $1, $2, 1)`, [place, `s${place}`]);
        await one.query("BEGIN");
        await add(one, 0);
        const waiting = add(other, 1);
        while ((await one.query("SELECT FROM pg_locks WHERE NOT granted AND locktype = 'transactionid'")).rowCount === 0);
        await one.query("COMMIT");
        await waiting;
        expect(await column(one, "lines")).toEqual([{ sku: "s0", quantity: 1 }, { sku: "s1", quantity: 1 }]);
        expect(await rows(one)).toHaveLength(2);
      }));
    } finally {
      await database.drop();
    }
  });
});
