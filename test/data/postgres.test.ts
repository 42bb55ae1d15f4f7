import { connected, createDatabase, runScript, type Database } from "@concord/postgres/driver";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, inject, onTestFinished, test } from "vitest";
import { runHere, runWith, type Ran } from "../scenarios/world.ts";

const folder = mkdtempSync(join(tmpdir(), "concord-data-"));
const [address] = inject("postgres");
const canary = "open-sesame";
let template: Database;

const contracts: Readonly<Record<string, string>> = {
  customer: `entity: customer
plural: customers
description: Who orders.
fields:
  id:    { type: uuid, auto: uuid }
  email: { type: email, unique: true, pii: contact }
  name:  { type: string, maxLength: 20, normalize: [trim], pii: name }
  level: { type: int32, minimum: 1, maximum: 9, default: 1 }
  born:  { type: date, optional: true }
  tags:  { type: list, of: { type: string, maxLength: 5 }, optional: true }
`,
  order: `entity: order
plural: orders
description: What somebody ordered.
fields:
  id:       { type: uuid, auto: uuid }
  customer: { optional: true, ref: customer, onDelete: clear }
  payer:    { ref: customer }
  from:     { type: int32 }
  until:    { type: int32 }
checks:
  ordered: { if: from <= until }
`,
};

const urlOf = ({ name }: Database): string => `postgresql://postgres:${canary}@${encodeURIComponent(address?.host ?? "")}:${address?.port}/${name}`;
const check = (database: Database, ...more: readonly string[]): Promise<Ran> => runWith({ DATABASE_URL: urlOf(database) }, folder, "check", "--data", ...more);
const lines = (text: string): readonly (readonly string[])[] => text.split("\n").map((line) => line.trim().split(/ {2,}/u)).filter(([first]) => first !== "");
const id = (number: number): string => `00000000-0000-4000-8000-${String(number).padStart(12, "0")}`;

/** A copy of a database with two customers and an order, then what else happens to it. */
async function databaseWith(...statements: readonly string[]): Promise<Database> {
  if (address === undefined) throw new Error("no PostgreSQL was started");
  const database = await createDatabase(address, template);
  onTestFinished(() => database.drop());
  if (statements.length > 0) await runScript(database, statements.join("\n"));
  return database;
}

beforeAll(async () => {
  mkdirSync(join(folder, "schemas", "shop"), { recursive: true });
  writeFileSync(join(folder, "schemas", "project.yaml"), "name: shop\nstores: [postgres]\n");
  for (const [name, text] of Object.entries(contracts)) writeFileSync(join(folder, "schemas", "shop", `${name}.yaml`), text);
  expect(await runHere(folder, "build")).toMatchObject({ code: 0 });
  if (address === undefined) throw new Error("no PostgreSQL was started");
  template = await createDatabase(address);
  await runScript(template, readFileSync(join(folder, "generated", "postgres", "schema.sql"), "utf8"));
  await runScript(template, `
    INSERT INTO shop.customers (id, email, name, level) VALUES ('${id(1)}', 'ada@example.org', 'Ada', 1), ('${id(2)}', 'bob@example.org', 'Bob', 2);
    INSERT INTO shop.orders (id, customer, payer, "from", until) VALUES ('${id(11)}', '${id(1)}', '${id(2)}', 1, 2);`);
});
afterAll(async () => {
  await template?.drop();
  rmSync(folder, { recursive: true, force: true });
});

test("records that are what the contracts say give nothing", async () => {
  const database = await databaseWith();
  const { out, err, code } = await check(database);
  expect(lines(out)).toEqual([
    ["entity", "records", "refused", "orphans", "duplicates", "can be fixed"], ["shop.customer", "2", "·", "·", "·", "·"], ["shop.order", "1", "·", "·", "·", "·"],
    ["3 records of the database that DATABASE_URL names looked at: they are what the contracts say."],
  ]);
  expect([err, code]).toEqual(["", 0]);
});

const loose = "ALTER TABLE shop.customers DROP CONSTRAINT customers_name_normalize, DROP CONSTRAINT customers_level_maximum, DROP CONSTRAINT customers_born_type, DROP CONSTRAINT customers_tags_valid, DROP CONSTRAINT customers_email_key, ALTER level DROP NOT NULL; ALTER TABLE shop.orders DROP CONSTRAINT ordered;";
const strict = "ALTER TABLE shop.customers ADD CONSTRAINT customers_name_normalize CHECK (name = btrim(name)) NOT VALID, ADD CONSTRAINT customers_level_maximum CHECK (level <= 9) NOT VALID;";
const customer = (number: number, email: string, name: string, level: string, more = "NULL, NULL"): string => `INSERT INTO shop.customers VALUES ('${id(number)}', '${email}', '${name}', ${level}, ${more});`;
const order = (number: number, customer: string, payer: string, from = 1): string => `INSERT INTO shop.orders VALUES ('${id(number)}', ${customer}, '${payer}', ${from}, 2);`;

/** What came past constraints: before they were there, and while triggers were off. */
const wrong = [
  loose, customer(3, "cyd@example.org", "  Cyd ", "1"), customer(4, "dan@example.org", "Dan", "NULL"), customer(5, "eve@example.org", "Eve", "12"), customer(6, "fay@example.org", "Fay", "1", "'infinity', NULL"),
  customer(7, "gus@example.org", "Gus", "1", "NULL, '{toolong,ok}'"), customer(8, "ada@example.org", "Ada Two", "1"), strict,
  "SET session_replication_role = replica;", order(12, `'${id(91)}'`, id(1)), order(13, "NULL", id(92)), order(14, "NULL", id(1), 7), "SET session_replication_role = origin;",
];

test("each record that came past a constraint is named by its key, with what it breaks, and no other value of it", async () => {
  const { out, code } = await check(await databaseWith(...wrong));
  expect(lines(out)).toEqual([
    ["entity", "records", "refused", "orphans", "duplicates", "can be fixed"], ["shop.customer", "8", "5", "·", "2", "2"], ["shop.order", "4", "1", "2", "·", "1"],
    ["constraint", "records", "can be fixed", "keys"],
    ["shop.customer/name:normalize", "refused", "1", "1", id(3)],
    ["shop.customer/level:required", "refused", "1", "1", id(4)],
    ["shop.customer/level:maximum", "refused", "1", "·", id(5)],
    ["shop.customer/born:type", "refused", "1", "·", id(6)],
    ["shop.customer/tags[]:maxLength", "refused", "1", "·", id(7)],
    ["shop.customer:unique:email", "is there twice", "2", "·", `${id(1)}, ${id(8)}`],
    ["shop.order:check:ordered", "refused", "1", "·", id(14)],
    ["shop.order:reference:customer", "leads to nothing", "1", "1", id(12)],
    ["shop.order:reference:payer", "leads to nothing", "1", "·", id(13)],
    ["12 records of the database that DATABASE_URL names looked at: 9 constraints broken; concord check --data --fix mends 3 records."],
  ]);
  expect(code).toBe(1);
  expect(out).not.toMatch(/example\.org|Cyd|infinity|toolong/u);
});

test("what can be fixed without a guess is fixed, shown before, and the second run has nothing to do", async () => {
  const database = await databaseWith(...wrong.slice(0, 3), "SET session_replication_role = replica;", order(12, `'${id(91)}'`, id(1)), "SET session_replication_role = origin;");
  const first = await check(database, "--fix");
  expect(lines(first.err).slice(-2)).toEqual([["shop.order:reference:customer", "leads to nothing", "1", "1", id(12)], ["3 records of the database that DATABASE_URL names will be fixed."]]);
  expect(first.out.split("\n")[0]).toBe("3 records fixed.");
  expect(first.code).toBe(0);
  expect(await connected(database.config, async (client) => (await client.query("SELECT name, level FROM shop.customers WHERE id IN ($1, $2) ORDER BY id", [id(3), id(4)])).rows)).toEqual([{ name: "Cyd", level: 1 }, { name: "Dan", level: 1 }]);
  expect(await connected(database.config, async (client) => (await client.query("SELECT customer, payer FROM shop.orders ORDER BY id")).rows)).toEqual([{ customer: id(1), payer: id(2) }, { customer: null, payer: id(1) }]);
  const second = await check(database, "--fix");
  expect([second.err, second.out.includes("fixed."), second.code]).toEqual(["", false, 0]);
});

test("what the database does not let be changed is left, and said", async () => {
  const database = await databaseWith(loose, customer(3, "cyd@example.org", " Cyd", "12"), strict);
  const { out, code } = await check(database, "--fix");
  expect(out.split("\n").slice(0, 2)).toEqual(["0 records fixed, 1 record left as they were.", `  shop.customer ${id(3)}: the database refuses the change (23514)`]);
  expect(code).toBe(1);
});

test("a protected database is fixed only by who says its name", async () => {
  const database = await databaseWith(loose, customer(3, "cyd@example.org", " Cyd", "1"));
  await connected(database.config, (client) => client.query(`ALTER DATABASE ${database.name} SET concord.protected = on`));
  const refused = await check(database, "--fix");
  expect(refused.err).toContain(`add --target ${database.name}`);
  expect([refused.out, refused.code]).toEqual(["", 2]);
  const names = async (): Promise<unknown> => connected(database.config, async (client) => (await client.query("SELECT name FROM shop.customers WHERE id = $1", [id(3)])).rows);
  expect(await names()).toEqual([{ name: " Cyd" }]);
  expect(await check(database, "--fix", "--target", database.name)).toMatchObject({ code: 0 });
  expect(await names()).toEqual([{ name: "Cyd" }]);
});

test("--json has the same, more rows than one message has are all read, and a password is in nothing", async () => {
  const database = await databaseWith(loose, "INSERT INTO shop.customers (email, name, level) SELECT 'n' || n || '@example.org', 'N', CASE WHEN n > 900 THEN 10 ELSE 1 END FROM generate_series(1, 1203) AS n;");
  const { out, err, code } = await check(database, "--json");
  const said = JSON.parse(out) as { findings: readonly { keys: readonly unknown[] }[] };
  expect(said).toMatchObject({ exit: 1, store: "postgres", database: { name: database.name }, fixed: null, elsewhere: [], entities: [{ entity: "shop.customer", rows: 1205, refused: 303 }, { rows: 1 }], findings: [{ constraint: "shop.customer/level:maximum", fault: "refused", records: 303, fixable: 0 }] });
  expect(said.findings[0]?.keys.length).toBe(100);
  expect([code, `${out}${err}`.includes(canary)]).toEqual([1, false]);
});

test.for<[string, string, string]>([
  ["a table that is not there", "DROP TABLE shop.orders;", "the table of shop.order is not there"],
  ["a column that is not there", "ALTER TABLE shop.orders DROP COLUMN until;", "column \"until\" does not exist"],
])("says what keeps it from looking: %s", async ([, statement, message]) => {
  const { err, code } = await check(await databaseWith(statement));
  expect(err).toContain(message);
  expect(err).not.toContain(canary);
  expect(code).toBe(2);
});
