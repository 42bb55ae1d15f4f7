import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { connected, createDatabase, definitionsIn, readDefinitions, runScript, schemasOf } from "../src/driver/index.ts";
import { definitionKinds, definitionName, differences, type Difference } from "../src/evolve/index.ts";
import { emitted, own, schemaOf, wholeText, zoo } from "./contracts.ts";
import { servers } from "./servers.ts";

const contracts = schemaOf({
  "shop/client": "entity: client\nplural: clients\ndescription: Who orders.\nfields:\n  id: { type: uid }\n  name: { type: string, maxLength: 80 }\naccess:\n  read: signedIn\n",
  "shop/order": `entity: order
plural: orders
description: What a client ordered.
history: { table: order_log }
fields:
  id:       { type: uuid, auto: uuid }
  clientId: { ref: client, onDelete: restrict }
  number:   { type: int32, auto: sequence }
  label:    { type: string, maxLength: 40, immutable: true, description: What it says. }
  status:   { type: enum, values: [open, paid], default: open, postgres: { as: enum } }
  count:    { type: int32, minimum: 0 }
  twice:    { type: integer, computed: count + count }
unique: [[label]]
indexes: [[clientId, -label]]
checks:
  some: { if: count > 0 || label != 'x', message: Some. }
access:
  read:   auth.uid == clientId
  update: { if: auth.uid == clientId, only: [count] }
`,
}, "stores: [postgres]\nclientRole: drift_client\n");

/** What somebody does to a database behind the contracts' back, and how it is told. Every attribute that is compared is in it. */
const outOfBand: readonly (readonly [statement: string, told: string])[] = [
  ["CREATE SCHEMA IF NOT EXISTS shop; COMMENT ON SCHEMA shop IS 'x'", "schema shop: comment"],
  ["GRANT CREATE ON SCHEMA shop TO PUBLIC", "grant shop: PUBLIC"],
  ["DROP SCHEMA concord CASCADE", "missing schema concord"],
  ["ALTER TYPE shop.orders_status_enum ADD VALUE 'lost'", "type shop.orders_status_enum: values"],
  ["COMMENT ON TYPE shop.orders_status_enum IS 'x'", "type shop.orders_status_enum: comment"],
  ["CREATE DOMAIN shop.d AS text", "unexpected type shop.d"],
  ["CREATE FUNCTION shop.f() RETURNS int LANGUAGE sql AS 'SELECT 1'", "unexpected function shop.f()"],
  ["CREATE OR REPLACE FUNCTION concord.uid() RETURNS text LANGUAGE sql STABLE AS $$ SELECT 'admin' $$", "function concord.uid(): definition"],
  ["COMMENT ON FUNCTION concord.uid() IS 'x'", "function concord.uid(): comment"],
  ["REVOKE EXECUTE ON FUNCTION concord.uid() FROM PUBLIC", "grant concord.uid(): PUBLIC"],
  ["CREATE TABLE shop.extra (id int)", "unexpected table shop.extra"],
  ["DROP TABLE shop.orders", "missing table shop.orders"],
  ["ALTER TABLE shop.orders DISABLE ROW LEVEL SECURITY", "table shop.orders: row security"],
  ["ALTER TABLE shop.orders FORCE ROW LEVEL SECURITY", "table shop.orders: forced row security"],
  ["ALTER TABLE shop.order_log SET UNLOGGED", "table shop.order_log: unlogged"],
  ["ALTER TABLE shop.orders SET (fillfactor = 70)", "table shop.orders: options"],
  ["COMMENT ON TABLE shop.orders IS 'x'", "table shop.orders: comment"],
  ["ALTER TABLE shop.orders ADD COLUMN fax text", "unexpected column shop.orders.fax"],
  ["ALTER TABLE shop.orders DROP COLUMN twice", "missing column shop.orders.twice"],
  ["ALTER TABLE shop.orders RENAME COLUMN count TO counted", "missing column shop.orders.count"],
  ["ALTER TABLE shop.clients ALTER COLUMN name TYPE varchar(80)", "column shop.clients.name: type"],
  ['ALTER TABLE shop.clients ALTER COLUMN name TYPE text COLLATE "default"', "column shop.clients.name: collation"],
  ["ALTER TABLE shop.clients ALTER COLUMN name DROP NOT NULL", "column shop.clients.name: not null"],
  ["ALTER TABLE shop.orders ALTER COLUMN status SET DEFAULT 'paid'", "column shop.orders.status: default"],
  ["ALTER TABLE shop.orders ALTER COLUMN status DROP DEFAULT", "column shop.orders.status: default"],
  ["ALTER TABLE shop.orders ALTER COLUMN twice DROP EXPRESSION", "column shop.orders.twice: generated"],
  ["ALTER TABLE shop.orders ALTER COLUMN number SET GENERATED ALWAYS", "column shop.orders.number: identity"],
  ["COMMENT ON COLUMN shop.orders.label IS 'x'", "column shop.orders.label: comment"],
  ["ALTER TABLE shop.orders DROP CONSTRAINT orders_count_minimum", "missing constraint shop.orders.orders_count_minimum"],
  ["ALTER TABLE shop.orders DROP CONSTRAINT orders_count_minimum; ALTER TABLE shop.orders ADD CONSTRAINT orders_count_minimum CHECK (count >= -1)", "constraint shop.orders.orders_count_minimum: definition"],
  ["ALTER TABLE shop.orders DROP CONSTRAINT orders_client_id_fkey; ALTER TABLE shop.orders ADD CONSTRAINT orders_client_id_fkey FOREIGN KEY (client_id) REFERENCES shop.clients ON DELETE CASCADE", "constraint shop.orders.orders_client_id_fkey: definition"],
  ["ALTER TABLE shop.orders DROP CONSTRAINT orders_count_minimum; ALTER TABLE shop.orders ADD CONSTRAINT orders_count_minimum CHECK (count >= 0) NOT VALID", "constraint shop.orders.orders_count_minimum: validated"],
  ["COMMENT ON CONSTRAINT \"some\" ON shop.orders IS 'x'", "constraint shop.orders.some: comment"],
  ["DROP INDEX shop.orders_client_id_label_desc_idx", "missing index shop.orders.orders_client_id_label_desc_idx"],
  ["DROP INDEX shop.orders_client_id_label_desc_idx; CREATE INDEX orders_client_id_label_desc_idx ON shop.orders (client_id, label)", "index shop.orders.orders_client_id_label_desc_idx: definition"],
  ["UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'shop.orders_client_id_label_desc_idx'::regclass", "index shop.orders.orders_client_id_label_desc_idx: valid"],
  ["COMMENT ON INDEX shop.orders_client_id_label_desc_idx IS 'x'", "index shop.orders.orders_client_id_label_desc_idx: comment"],
  ["CREATE VIEW shop.v AS SELECT 1 AS one", "unexpected view shop.v"],
  ["CREATE SEQUENCE shop.s", "unexpected sequence shop.s"],
  ["DROP TRIGGER orders_label_immutable ON shop.orders", "missing trigger shop.orders.orders_label_immutable"],
  ["ALTER TABLE shop.orders DISABLE TRIGGER orders_label_immutable", "trigger shop.orders.orders_label_immutable: fires"],
  ["COMMENT ON TRIGGER orders_label_immutable ON shop.orders IS 'x'", "trigger shop.orders.orders_label_immutable: comment"],
  ["CREATE OR REPLACE TRIGGER orders_label_immutable AFTER DELETE ON shop.orders FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger()", "trigger shop.orders.orders_label_immutable: definition"],
  ["CREATE POLICY everybody ON shop.orders USING (true)", "unexpected policy shop.orders.everybody"],
  ["ALTER POLICY orders_read ON shop.orders TO PUBLIC", "policy shop.orders.orders_read: roles"],
  ["ALTER POLICY orders_read ON shop.orders USING (true)", "policy shop.orders.orders_read: using"],
  ["ALTER POLICY orders_update ON shop.orders WITH CHECK (true)", "policy shop.orders.orders_update: check"],
  ["DROP POLICY orders_read ON shop.orders; CREATE POLICY orders_read ON shop.orders AS RESTRICTIVE FOR SELECT TO drift_client USING (true)", "policy shop.orders.orders_read: permissive"],
  ["DROP POLICY orders_read ON shop.orders; CREATE POLICY orders_read ON shop.orders FOR ALL TO drift_client USING (true)", "policy shop.orders.orders_read: command"],
  ["DROP TABLE shop.clients CASCADE; CREATE TABLE shop.clients (id text) PARTITION BY LIST (id)", "table shop.clients: kind"],
  ["DROP TABLE shop.clients CASCADE; CREATE TABLE shop.clients (id text) PARTITION BY LIST (id)", "table shop.clients: partitioned by"],
  ["CREATE TABLE shop.whole (LIKE shop.clients) PARTITION BY LIST (id); ALTER TABLE shop.whole ATTACH PARTITION shop.clients DEFAULT", "table shop.clients: partition"],
  ["DROP TYPE shop.orders_status_enum CASCADE; CREATE DOMAIN shop.orders_status_enum AS text", "type shop.orders_status_enum: kind"],
  ["DROP TYPE shop.orders_status_enum CASCADE; CREATE DOMAIN shop.orders_status_enum AS text", "type shop.orders_status_enum: base"],
  ["CREATE TYPE shop.shell", "unexpected type shop.shell"],
  ["ALTER DOMAIN shop.code SET NOT NULL", "type shop.code: not null"],
  ["ALTER DOMAIN shop.code SET DEFAULT 'x'", "type shop.code: default"],
  ["ALTER DOMAIN shop.code ADD CHECK (VALUE <> '')", "type shop.code: checks"],
  ['DROP DOMAIN shop.code; CREATE DOMAIN shop.code AS text COLLATE "C"', "type shop.code: collation"],
  ["ALTER TYPE shop.pair ADD ATTRIBUTE b int", "type shop.pair: members"],
  ["DROP TYPE shop.span; CREATE TYPE shop.span AS RANGE (SUBTYPE = text)", "type shop.span: range"],
  ["CREATE TABLE shop.older (); ALTER TABLE shop.clients INHERIT shop.older", "table shop.clients: inherits"],
  ['CREATE TYPE shop.client AS (id text COLLATE "C", name text COLLATE "C"); ALTER TABLE shop.clients OF shop.client', "table shop.clients: type"],
  ["CREATE OR REPLACE VIEW shop.by_hand AS SELECT 2 AS one", "view shop.by_hand: definition"],
  ["ALTER VIEW shop.by_hand SET (security_barrier = true)", "view shop.by_hand: options"],
  ["COMMENT ON VIEW shop.by_hand IS 'x'", "view shop.by_hand: comment"],
  ["DROP VIEW shop.by_hand; CREATE MATERIALIZED VIEW shop.by_hand AS SELECT 1 AS one", "view shop.by_hand: kind"],
  ["CREATE RULE swallow AS ON INSERT TO shop.orders DO INSTEAD NOTHING", "unexpected rule shop.orders.swallow"],
  ["ALTER SEQUENCE shop.counted AS integer", "sequence shop.counted: type"],
  ["ALTER SEQUENCE shop.counted INCREMENT BY 2", "sequence shop.counted: step"],
  ["ALTER SEQUENCE shop.counted MAXVALUE 9", "sequence shop.counted: range"],
  ["ALTER SEQUENCE shop.counted CYCLE", "sequence shop.counted: cycles"],
  ["GRANT DELETE ON shop.orders TO drift_client", "grant shop.orders: drift_client"],
  ["GRANT UPDATE (label) ON shop.orders TO drift_client", "grant shop.orders.label: drift_client"],
  ["GRANT SELECT (id) ON shop.orders TO PUBLIC", "grant shop.orders.id: PUBLIC"],
  ["GRANT USAGE ON SEQUENCE shop.counted TO drift_client", "unexpected grant shop.counted"],
];

/** What somebody does that no comparison tells: it is no part of what contracts say. The README has this list. */
const unseen: readonly (readonly [what: string, statement: string])[] = [
  ["extended statistics, and what the planner is told of a column", "CREATE STATISTICS shop.together ON label, count FROM shop.orders; ALTER TABLE shop.orders ALTER COLUMN label SET STATISTICS 500; ALTER TABLE shop.orders ALTER COLUMN label SET (n_distinct = 5)"],
  ["how a column is stored and compressed", "ALTER TABLE shop.orders ALTER COLUMN label SET STORAGE EXTERNAL; ALTER TABLE shop.orders ALTER COLUMN label SET COMPRESSION pglz"],
  ["replica identity, clustering and publications", "ALTER TABLE shop.orders REPLICA IDENTITY FULL; ALTER TABLE shop.orders CLUSTER ON orders_pkey; CREATE PUBLICATION drift_test FOR TABLE shop.orders"],
  ["collations, operators, casts and text search configurations", "CREATE COLLATION shop.other (locale = 'C'); CREATE OPERATOR shop.=== (LEFTARG = int, RIGHTARG = int, FUNCTION = int4eq); CREATE CAST (shop.orders AS text) WITH INOUT; CREATE TEXT SEARCH CONFIGURATION shop.words (COPY = pg_catalog.english)"],
  ["default privileges", "ALTER DEFAULT PRIVILEGES IN SCHEMA shop GRANT SELECT ON TABLES TO PUBLIC"],
  ["who owns a function", "ALTER FUNCTION concord.uid() OWNER TO drift_client"],
  ["storage parameters and comments of the indexes of constraints, and comments on policies", "ALTER INDEX shop.orders_pkey SET (fillfactor = 50); COMMENT ON INDEX shop.orders_pkey IS 'x'; COMMENT ON POLICY orders_read ON shop.orders IS 'x'"],
  ["where the counter of an identity column stands, and its step; whether a sequence is logged", "ALTER SEQUENCE shop.orders_number_seq RESTART WITH 9 INCREMENT BY 3; ALTER SEQUENCE shop.orders_number_seq SET UNLOGGED"],
  ["rights on types; comments of sequences, and of the columns of views", "GRANT USAGE ON TYPE shop.orders_status_enum TO drift_client; COMMENT ON SEQUENCE shop.orders_number_seq IS 'x'; COMMENT ON COLUMN shop.by_hand.one IS 'x'"],
  ["settings of databases and roles", "ALTER ROLE drift_client SET search_path = shop"],
  ["schemas that no contract names, foreign data wrappers and event triggers", "CREATE SCHEMA elsewhere CREATE TABLE t (id int); CREATE FOREIGN DATA WRAPPER drift_test"],
];

describe.each(servers)("%s", (name, address) => {
  test.each([["the zoo", zoo], ["this repository", own], ["what follows", contracts]])("a database that was made from %s does not differ from another one", async (_name, schema) => {
    const [one, other] = [await createDatabase(address), await createDatabase(address)];
    for (const database of [one, other]) await runScript(database, wholeText(emitted(schema)));
    const schemas = await schemasOf(one.config);
    const found = await readDefinitions(one.config, schemas);
    expect(found.length).toBeGreaterThan(40);
    expect(differences(await readDefinitions(other.config, schemas), found)).toEqual([]);
    await Promise.all([one.drop(), other.drop()]);
  });

  test("whatever is done behind the contracts' back is told", async () => {
    const database = await createDatabase(address);
    await runScript(database, wholeText(emitted(contracts)));
    await runScript(database, "CREATE VIEW shop.by_hand AS SELECT 1 AS one; CREATE SEQUENCE shop.counted; CREATE DOMAIN shop.code AS text; CREATE TYPE shop.pair AS (a int); CREATE TYPE shop.span AS RANGE (SUBTYPE = int)");
    const schemas = await schemasOf(database.config);
    const expected = await readDefinitions(database.config, schemas);
    await connected(database.config, async (client) => {
      for (const [statement, told] of outOfBand) {
        await client.query("BEGIN");
        await client.query(statement).catch((error: Error) => expect.unreachable(`${statement}: ${error.message}`));
        expect.soft(differences(expected, await definitionsIn(client, schemas)).map(asText), statement).toContain(told);
        await client.query("ROLLBACK");
      }
    });
    const attributes = new Set(outOfBand.map(([, told]) => told.replace(/^(?:missing|unexpected) /u, "").split(" ")[0]));
    expect(definitionKinds.filter((kind) => !attributes.has(kind))).toEqual([]);
    // Every attribute that is read was changed by somebody: there is none of which a change goes unseen.
    const changed = new Set(outOfBand.map(([, told]) => { const [kind = ""] = told.split(" "); return `${kind}: ${told.split(": ")[1] ?? ""}`; }));
    const read = new Set(expected.flatMap(({ kind, says }) => (kind === "grant" ? [] : Object.keys(says).map((attribute) => `${kind}: ${attribute}`))));
    expect([...read].filter((each) => !changed.has(each)).sort()).toEqual([]);
    process.stdout.write(`\ndrift: ${name}: ${outOfBand.length} statements behind the contracts' back, all told; ${read.size} attributes are read, each of them changed; ${unseen.length} kinds of things are not compared (packages/postgres/README.md)\n`);
    await database.drop();
  });

  test("what no comparison tells is that, and stands in the README", async () => {
    const database = await createDatabase(address);
    await runScript(database, `${wholeText(emitted(contracts))}\nCREATE VIEW shop.by_hand AS SELECT 1 AS one;`);
    const schemas = await schemasOf(database.config);
    const expected = await readDefinitions(database.config, schemas);
    const readme = readFileSync(new URL("../README.md", import.meta.url), "utf8");
    await connected(database.config, async (client) => {
      for (const [what, statement] of unseen) {
        await client.query("BEGIN");
        await client.query(statement);
        expect.soft(differences(expected, await definitionsIn(client, schemas)).map(asText), statement).toEqual([]);
        expect.soft(readme).toContain(what);
        await client.query("ROLLBACK");
      }
    });
    await database.drop();
  });
});

function asText(difference: Difference): string {
  const name = definitionName(difference.definition);
  return difference.is === "different" ? `${name}: ${difference.attribute}` : `${difference.is} ${name}`;
}
