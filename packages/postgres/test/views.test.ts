import { prove } from "@concord/prove";
import { unlikes, type Schema } from "@concord/core";
import { describe, expect, test } from "vitest";
import { connected, createDatabase, engineOn, runScript, type Database } from "../src/driver/index.ts";
import { selectOf } from "../src/select.ts";
import { claimOn, emitted, own, schemaOf, statementOf, wholeText } from "./contracts.ts";
import { asking, servers } from "./servers.ts";

const contracts = {
  "shop/item.yaml": `
entity: item
plural: items
description: A thing that is sold.
fields:
  id:     { type: uuid, auto: uuid }
  owner:  { type: uid }
  status: { type: enum, values: [sold, kept], postgres: { as: enum } }
  price:  { type: decimal, precision: 10, scale: 2 }
  code:   { type: string, maxLength: 9, postgres: { column: { type: varchar(9) } } }
  at:     { type: timestamp }
  due:    { type: time, optional: true }
  tags:   { type: list, of: { type: localDateTime }, default: [] }
access:
  read: auth.uid == owner
`,
  "shop/aSummary.view.yaml": `
view: aSummary
description: What is sold, by owner; it's "quoted".
from: [sold]
columns:
  owner: sold.owner
  total: { type: decimal, precision: 12, scale: 2, description: All prices. }
  items: { type: integer }
`,
  "shop/aSummary.postgres.sql": "SELECT owner, sum(price)::numeric(12, 2) AS total, count(*) AS items FROM shop.sold GROUP BY owner;\n-- the end",
  "shop/sold.view.yaml": `
view: sold
description: What is sold.
columns:
  id: item.id
  owner: item.owner
  status: item.status
  price: item.price
  code: item.code
  at: item.at
  due: item.due
  tags: item.tags
`,
  "shop/sold.postgres.sql": "SELECT id, owner, status, price, code, at, due, tags FROM shop.items WHERE status = 'sold' -- a; comment",
  "shop/ofOwner.query.yaml": `
query: ofOwner
description: What an owner has since a day.
parameters:
  owner: item.owner
  since: { type: date }
  most:  { type: int32, optional: true }
columns:
  id:    item.id
  price: item.price
`,
  "shop/ofOwner.postgres.sql": "SELECT id, price FROM shop.items WHERE owner = $1 AND at >= $2 ORDER BY at LIMIT $3;",
};
const project = "stores: [postgres]\nclientRole: shop_client\n";

/** The contracts with other texts for some of the files. */
function changed(files: Readonly<Record<string, string>> = {}): Schema {
  return schemaOf({ ...contracts, ...files }, project);
}

async function withDatabase<T>(address: (typeof servers)[number][1], work: (database: Database) => Promise<T>): Promise<T> {
  const database = await createDatabase(address);
  try {
    return await work(database);
  } finally {
    await database.drop();
  }
}

describe.each(servers)("%s", (_, address) => {
  test("makes views in the order in which they read one another, and shows each of them and each query both ways", async () => {
    const schema = changed();
    const made = emitted(schema);
    expect(made.diagnostics).toEqual([]);
    const proof = await prove({
      schema, made: [{ target: { name: "postgres" }, files: made.files, claims: made.claims }], engines: [engineOn(address)], budget: {}, seed: 1, clock: () => Date.now(),
      entities: ["shop.sold", "shop.aSummary", "shop.ofOwner"],
    });
    expect(proof.failed).toEqual([]);
    expect(proof.answers.map(({ answer, standing, why }) => [answer, standing, why])).toEqual([["shop.aSummary", "proven", ""], ["shop.sold", "proven", ""], ["shop.ofOwner", "proven", ""]]);
    expect(proof.holds).toBe(true);
  });

  test("answers with the views and saved queries of this repository as their contracts say", async () => {
    const engine = await asking(address, own);
    try {
      const ids = [...own.views, ...own.queries].filter(({ stores }) => stores.includes("postgres")).map(({ id }) => id);
      expect(ids.length).toBeGreaterThanOrEqual(4);
      for (const id of ids) {
        expect([id, await engine.askAnswer?.(id)]).toEqual([id, { answer: "accepted" }]);
        for (const unlike of unlikes) expect([id, unlike, (await engine.askAnswer?.(id, unlike))?.answer]).toEqual([id, unlike, "rejected"]);
      }
    } finally {
      await engine.stop();
    }
  });

  test.each([
    ["another type", "SELECT owner, sum(price) AS total, count(*) AS items FROM shop.sold GROUP BY owner", "shop.a_summary: its column total is numeric, and in the contract numeric(12,2)"],
    ["another order", "SELECT sum(price)::numeric(12, 2) AS total, owner, count(*) AS items FROM shop.sold GROUP BY owner", "shop.a_summary: column 1 of its SQL is total, and of the contract owner"],
    ["a column less", "SELECT owner, sum(price)::numeric(12, 2) AS total FROM shop.sold GROUP BY owner", "shop.a_summary: its SQL gives no column items"],
    ["a column more", "SELECT owner, sum(price)::numeric(12, 2) AS total, count(*) AS items, 1 AS one FROM shop.sold GROUP BY owner", "shop.a_summary: its SQL gives a column one, which is not in the contract"],
    ["no table", "SELECT owner, total, items FROM shop.nothing", 'relation "shop.nothing" does not exist'],
    ["a statement that changes rows", "WITH gone AS (DELETE FROM shop.items RETURNING owner) SELECT owner, 0::numeric(12, 2) AS total, 1::bigint AS items FROM gone", "views must not contain data-modifying statements in WITH"],
    ["no SELECT", "DELETE FROM shop.items", 'syntax error at or near "DELETE"'],
  ])("refuses to load a view that gives %s, and leaves nothing behind", async (_what, sql, message) => {
    await withDatabase(address, async (database) => {
      await expect(runScript(database, wholeText(emitted(changed({ "shop/aSummary.postgres.sql": sql }))))).rejects.toThrow(message);
      const { rows } = await connected(database.config, (client) => client.query<{ n: string | null }>("SELECT to_regnamespace('shop')::text AS n"));
      expect(rows).toEqual([{ n: null }]);
    });
  });

  test("a second statement that the text would hide is refused by the server, which is sent one message for one statement", async () => {
    await withDatabase(address, async (database) => {
      await runScript(database, wholeText(emitted(changed())));
      // The emitter refuses such a text; the prover does not rely on it.
      const made = emitted(changed());
      const files = made.files.map((file) => (file.path.endsWith("ofOwner.query.sql") ? { ...file, text: "SELECT id, price FROM shop.items; DROP VIEW shop.sold\n;" } : file));
      const engine = engineOn(address);
      await engine.start(changed(), files);
      expect(await engine.askAnswer?.("shop.ofOwner")).toMatchObject({ answer: "rejected", reason: expect.stringContaining("42601") });
      expect(await engine.askAnswer?.("shop.sold")).toEqual({ answer: "accepted" });
      await engine.stop();
    });
  });

  test.each([
    ["a statement that changes rows", "DELETE FROM shop.items WHERE owner = $1 AND at >= $2 AND $3 > 0 RETURNING id, price", "42601 syntax error"],
    ["rows changed on the way", "WITH gone AS (DELETE FROM shop.items WHERE owner = $1 AND at > $2 RETURNING *) SELECT id, price FROM gone LIMIT $3", "0A000 WITH clause containing a data-modifying statement must be at the top level"],
    ["parameters of other types", "SELECT id, price FROM shop.items WHERE owner = $2 AND at >= $1 LIMIT $3", "42883 operator does not exist"],
    ["another type", "SELECT id, price::text AS price FROM shop.items WHERE owner = $1 AND at >= $2 LIMIT $3", "shop.ofOwner: its column price is text, and in the contract numeric(10,2)"],
    ["another order", "SELECT price, id FROM shop.items WHERE owner = $1 AND at >= $2 LIMIT $3", "shop.ofOwner: column 1 of its SQL is price, and of the contract id"],
  ])("finds a saved query with %s", async (_what, sql, reason) => {
    const schema = changed({ "shop/ofOwner.postgres.sql": sql });
    const made = emitted(schema);
    const proof = await prove({
      schema, made: [{ target: { name: "postgres" }, files: made.files, claims: made.claims }], engines: [engineOn(address)], budget: {}, seed: 1, clock: () => Date.now(), entities: ["shop.ofOwner"],
    });
    expect(proof.answers).toMatchObject([{ answer: "shop.ofOwner", standing: "refused", why: expect.stringContaining(reason) as string }]);
    expect(proof.holds).toBe(false);
  });

  test("a view shows a client what the tables' policies show it, once it is granted", async () => {
    await withDatabase(address, async (database) => {
      await runScript(database, wholeText(emitted(changed())));
      await runScript(database, `INSERT INTO shop.items (owner, status, price, code, at) VALUES ('ann', 'sold', 1, 'a', '2024-01-01Z'), ('bob', 'sold', 2, 'b', '2024-01-01Z')`);
      const seen = (sql: string): Promise<readonly object[]> => connected(database.config, async (client) => {
        await client.query(`SET request.jwt.claims = '{"sub":"ann"}'; SET ROLE shop_client`);
        return (await client.query<object>(sql)).rows;
      });
      await expect(seen("SELECT owner FROM shop.sold")).rejects.toThrow("permission denied for view sold");
      await runScript(database, "GRANT SELECT ON shop.sold TO shop_client");
      expect(await seen("SELECT owner FROM shop.sold")).toEqual([{ owner: "ann" }]);
    });
  });
});

test("the claim on a view's columns names the statement that demands them", () => {
  const made = emitted(changed());
  expect(statementOf(made, "shop.aSummary:columns")).toBe(`DO $$
BEGIN
  PERFORM concord.demand_columns('shop.a_summary'::regclass, ARRAY['owner', 'total', 'items']::text[], ARRAY['text', 'numeric(12,2)', 'bigint']::text[]);
END
$$;`);
  expect(claimOn(made, "shop.ofOwner:parameters")).toMatchObject({ verdict: "documented" });
});

test.each([
  ["SELECT 1;", "SELECT 1"],
  ["SELECT 1 -- ; two\n;\n/* end /* inside */ */", "SELECT 1 -- ; two"],
  ["SELECT ';' AS \";\", $$;$$, $a$ $$ ; $a$, E'\\';', U&'\\0041', '''(' ", "SELECT ';' AS \";\", $$;$$, $a$ $$ ; $a$, E'\\';', U&'\\0041', '''('"],
  ["SELECT a$1, b[1], $2 FROM t", "SELECT a$1, b[1], $2 FROM t"],
])("%s is one statement", (text, sql) => {
  expect(selectOf(text)).toMatchObject({ sql });
});

test.each([
  ["SELECT 1; SELECT 2", "a second statement begins", "SELECT"],
  ["SELECT 1) AS a, (SELECT 2", ") closes nothing", ")"],
  ["SELECT (1", "( is not closed", "("],
  ["SELECT (1]", "] closes nothing", "]"],
  ["SELECT (1; 2)", "a statement ends inside parentheses", ";"],
  ["SELECT 'a", "a quote is not closed", "'"],
  ["SELECT E'a\\'", "a quote is not closed", "E"],
  ['SELECT "a', "a quote is not closed", '"'],
  ["SELECT 1 /* /* */", "a comment is not closed", "/"],
  ["SELECT $a$ $$", "$a$ is not closed", "$"],
  ["SELECT 1 \\g", "a backslash is no SQL", "\\"],
  ["SELECT 1;;", "a second statement begins", ";"],
  [";SELECT 1", "a second statement begins", "SELECT"],
  [";", "it holds no statement", ";"],
  ["  -- nothing", "it holds no statement", " "],
  ["SELECT '\ud800'", "it is not well-formed text", "S"],
])("%s is not", (text, fault, at) => {
  const found = selectOf(text);
  expect(found).toMatchObject({ fault });
  expect("fault" in found && text.slice(found.start, found.end).startsWith(at)).toBe(true);
});

test("parameters are those outside of texts and names", () => {
  const found = selectOf("SELECT $2, '$3', \"$4\", x$5, $1 -- $6");
  expect("sql" in found && [...found.parameters.keys()]).toEqual([2, 1]);
});
