import { baseline, migrate, repair, status, usualPatience, type Repair, type RunEvent } from "@concord/migrate";
import { connected } from "@concord/postgres/driver";
import { describe, expect, inject, test } from "vitest";
import { ask, chain, databaseOf, down, folder, hostOf, ledgerOf, options, said, storeOf, up } from "./house.ts";

const table: readonly [string, string, string] = ["1_table", "CREATE TABLE a (id int PRIMARY KEY, b int);\nINSERT INTO a SELECT n FROM generate_series(1, 25) n;", "DROP TABLE a;"];
const index: readonly [string, string, string] = ["2_index", "-- step: alone\nCREATE INDEX CONCURRENTLY a_b ON a (b);", "-- step: alone\nDROP INDEX CONCURRENTLY a_b;"];
const fill: readonly [string, string, string] = ["3_fill", "-- step: batches\nUPDATE a SET b = 1 WHERE id IN (SELECT id FROM a WHERE b IS NULL LIMIT 10);\n\n-- step: transaction\nALTER TABLE a ALTER b SET NOT NULL;", "ALTER TABLE a ALTER b DROP NOT NULL;\nUPDATE a SET b = NULL;"];
const invalid = "SELECT indexrelid::regclass::text AS name FROM pg_index WHERE NOT indisvalid";

describe.each(inject("postgres"))("on $name", (address) => {
  test("runs what is due in order, in each mode, and a second time nothing", async () => {
    const database = await databaseOf(address);
    const events: RunEvent[] = [];
    expect(await up(database, chain(table, index, fill), { host: hostOf(events) })).toBe("done: 1_table, 2_index, 3_fill");
    expect(await ledgerOf(database)).toEqual(["1_table 1 up transaction done 0/0", "1_table 2 up transaction done 25/0", "2_index 1 up alone done 0/0", "3_fill 1 up batches done 25/3", "3_fill 2 up transaction done 0/0"]);
    expect(events.filter(({ is }) => is === "batch")).toMatchObject([{ rows: 10, batches: 1 }, { rows: 20, batches: 2 }, { rows: 25, batches: 3 }]);
    expect(await up(database, chain(table, index, fill))).toBe("done: ");
    expect(await ask(database, "SELECT count(*)::int AS n FROM a WHERE b = 1")).toEqual([{ n: 25 }]);
    expect(await ask(database, "SELECT did, migration, role FROM concord_migrations.log ORDER BY id")).toEqual(["1_table", "2_index", "3_fill"].map((migration) => ({ did: "applied", migration, role: "postgres" })));
    expect(await down(database, chain(table, index, fill), 3, { withoutBackup: database.name })).toBe("done: 3_fill, 2_index, 1_table");
    expect(await ask(database, "SELECT to_regclass('a') AS a")).toEqual([{ a: null }]);
    expect(await ledgerOf(database)).toEqual([]);
    expect(await up(database, chain(table, index, fill))).toBe("done: 1_table, 2_index, 3_fill");
  });

  test("a step in a transaction is done whole or not at all, and says where it stopped", async () => {
    const database = await databaseOf(address);
    const broken = chain(["1", "CREATE TABLE a (id int);\nCREATE TABLE b (id int REFERENCES c);"]);
    const result = await migrate(storeOf(database), broken, options());
    expect(said(result)).toBe('stopped: 1 2 failed 42P01 relation "c" does not exist');
    expect(result).toMatchObject({ stopped: { text: "CREATE TABLE b (id int REFERENCES c)" } });
    expect(await ask(database, "SELECT to_regclass('a') AS a")).toEqual([{ a: null }]);
    expect(await ledgerOf(database)).toEqual([]);
    // Nothing of it was run, so all of it may be mended.
    expect(await up(database, chain(["1", "CREATE TABLE a (id int);\nCREATE TABLE b (id int);"]))).toBe("done: 1");
  });

  test("goes on at the very statement where it stopped", async () => {
    const database = await databaseOf(address);
    const steps = (last: string): ReturnType<typeof chain> => chain(["1", `CREATE TABLE a (id int);\n-- step: transaction\nINSERT INTO a VALUES (1);\n-- step: alone\nINSERT INTO a VALUES (2);\n${last}`]);
    expect(await up(database, steps("INSERT INTO a VALUES (x);"))).toBe('stopped: 1 4 failed 42703 column "x" does not exist');
    expect(await ledgerOf(database)).toEqual(["1 1 up transaction done 0/0", "1 2 up transaction done 1/0", "1 3 up alone done 1/0"]);
    expect(await up(database, steps("INSERT INTO a VALUES (3);"))).toBe("done: 1");
    expect(await ask(database, "SELECT id FROM a ORDER BY id")).toEqual([{ id: 1 }, { id: 2 }, { id: 3 }]);
  });

  test("an index that a failure left is dropped and built again", async () => {
    const database = await databaseOf(address);
    const unique = chain(["1", "CREATE TABLE a (b int);\nINSERT INTO a VALUES (1), (1);\n-- step: alone\nCREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS a_b ON a (b);"]);
    expect(await up(database, unique)).toBe('stopped: 1 3 failed 23505 could not create unique index "a_b"');
    expect(await ask(database, invalid)).toEqual([{ name: "a_b" }]);
    expect(await ledgerOf(database)).toContain("1 3 up alone failed 0/0");
    await ask(database, "DELETE FROM a WHERE ctid = '(0,1)'");
    const events: RunEvent[] = [];
    expect(await up(database, unique, { host: hostOf(events) })).toBe("done: 1");
    expect(events).toContainEqual({ is: "found", migration: "1", ordinal: 3, found: "the index a_b was not valid: dropped and built again" });
    expect(await ask(database, invalid)).toEqual([]);
  });

  test("what a run left between intent and outcome is found in the catalog", async () => {
    const database = await databaseOf(address);
    const whole = chain(table, index, ["3", "-- step: alone\nDROP INDEX CONCURRENTLY a_b;\nREINDEX INDEX CONCURRENTLY a_pkey;\nVACUUM a;"]);
    expect(await up(database, whole, { to: "2_index" })).toBe("done: 1_table, 2_index");
    await ask(database, "UPDATE concord_migrations.statement SET state = 'started' WHERE migration = '2_index'; UPDATE concord_migrations.migration SET state = 'applying', finished_at = NULL WHERE name = '2_index'");
    const events: RunEvent[] = [];
    expect(await up(database, whole, { to: "2_index", host: hostOf(events) })).toBe("done: 2_index");
    expect(events).toContainEqual({ is: "found", migration: "2_index", ordinal: 1, found: "the index a_b was finished by the run before" });
    expect(await up(database, whole)).toBe("done: 3");
    for (const ordinal of [1, 2, 3]) await ask(database, "UPDATE concord_migrations.statement SET state = 'started' WHERE migration = '3' AND ordinal = $1", [ordinal]);
    await ask(database, "UPDATE concord_migrations.migration SET state = 'applying' WHERE name = '3'");
    expect(await up(database, whole)).toBe("done: 3");
    expect(await ask(database, "SELECT to_regclass('a_b') AS a_b")).toEqual([{ a_b: null }]);
  });

  test("what nothing tells of is asked, and said by repair", async () => {
    const database = await databaseOf(address);
    const call = chain(["1", "CREATE TABLE a (b int);\nCREATE PROCEDURE p() LANGUAGE plpgsql AS $$ BEGIN INSERT INTO a VALUES (1); COMMIT; INSERT INTO a VALUES (2); END $$;\n-- step: alone\nCALL p();"]);
    expect(await up(database, call)).toBe("done: 1");
    await ask(database, "UPDATE concord_migrations.statement SET state = 'started' WHERE ordinal = 3; UPDATE concord_migrations.migration SET state = 'applying'");
    expect(await up(database, call)).toBe("stopped: 1 3 failed unknown outcome a run ended while this was being carried out, and nothing tells whether it was");
    const mended = async (what: Repair): Promise<string> => said(await repair(storeOf(database), call, { ...options(), migration: "1", repair: what, reason: "looked" }));
    expect(await mended({ is: "done", ordinal: 3 })).toBe("done: statement 3 of 1 was started and is now done: CALL p()");
    expect(await up(database, call)).toBe("done: 1");
    expect(await ask(database, "SELECT b FROM a")).toEqual([{ b: 1 }, { b: 2 }]);
    expect(await ask(database, "SELECT did, detail FROM concord_migrations.log ORDER BY id")).toContainEqual({ did: "marked", detail: "statement 3 from started to done: looked" });
  });
});

describe("what was run may not change", () => {
  test("an applied statement that was edited is refused with both hashes, at its place; and accepted with a reason", async () => {
    const database = await databaseOf();
    expect(await up(database, chain(table))).toBe("done: 1_table");
    const edited = chain(["1_table", table[1].replace("25", "26"), table[2]], index);
    const result = await migrate(storeOf(database), edited, options());
    expect(said(result)).toMatch(/^findings: migrate\/edited statement 2 was run with another text: [0-9a-f]{12} then, [0-9a-f]{12} now$/u);
    if (result.is !== "findings") throw new Error("no findings");
    const { source } = edited[0]?.up ?? { source: { text: "" } };
    expect(source.text.slice(result.diagnostics[0]?.span.start, result.diagnostics[0]?.span.end)).toBe("INSERT INTO a SELECT n FROM generate_series(1, 26) n");
    expect(said(await repair(storeOf(database), edited, { ...options(), migration: "1_table", repair: { is: "accept" }, reason: "same rows" }))).toMatch(/^done: took the text of 1_table for what was run: .* statements changed 1, gone 0, new 0$/u);
    expect(await up(database, edited)).toBe("done: 2_index");
  });

  test.each([
    ["a comment", `${table[1]}\n-- why`, "the text was another one when it was run, though every statement is the same"],
    ["a statement more", `${table[1]}\nSELECT 1;`, "statement 3 was not there when the migration was run"],
    ["a statement less", table[1].split("\n")[0] as string, "statement 2 was run and is gone"],
    ["another mode", `-- step: alone\n${table[1]}`, "statement 1 was run in mode transaction, now it is in alone"],
  ])("%s is an edit", async (_, text, message) => {
    const database = await databaseOf();
    expect(await up(database, chain(table))).toBe("done: 1_table");
    expect(await up(database, chain(["1_table", text]))).toContain(`findings: migrate/edited ${message}`);
  });

  test("the header may, as a merge changes it", async () => {
    const database = await databaseOf();
    expect(await up(database, chain(table))).toBe("done: 1_table");
    expect(await up(database, chain(["0", "SELECT 1;"], table), { outOfOrder: true })).toBe("done: 0");
  });

  test("what was run of a migration that stopped may not, what was not may", async () => {
    const database = await databaseOf();
    const stopped = (first: string, second: string): ReturnType<typeof chain> => chain(["1", `-- step: alone\nCREATE TABLE ${first} ();\nCREATE TABLE ${second};`]);
    expect(await up(database, stopped("a", "b (x y)"))).toContain("failed");
    expect(await up(database, stopped("x", "b ()"))).toContain("findings: migrate/edited statement 1 was run with another text");
    expect(await up(database, stopped("a", "b ()"))).toBe("done: 1");
  });
});

describe("order", () => {
  test("what comes before something that is there is refused, unless it is said that it may", async () => {
    const database = await databaseOf();
    expect(await up(database, chain(table, index))).toBe("done: 1_table, 2_index");
    const merged = chain(table, ["1b", "CREATE TABLE c ();"], index);
    expect(await up(database, merged)).toBe("findings: migrate/out-of-order 1b comes before 2_index, which this database has already");
    expect(await up(database, merged, { outOfOrder: true })).toBe("done: 1b");
    expect(await up(database, merged)).toBe("done: ");
  });

  test("a database that is ahead is no mistake of an older release, until that one has something of its own to run", async () => {
    const database = await databaseOf();
    expect(await up(database, chain(table, index))).toBe("done: 1_table, 2_index");
    expect(await up(database, chain(table))).toBe("done: ");
    expect(await up(database, chain(table, ["other", "SELECT 1;"]))).toBe("findings: migrate/unknown-migration the database has 2_index, and no file of this name is here");
  });

  test("a rollback that stopped is finished before anything else", async () => {
    const database = await databaseOf();
    const pairs = (last: string): ReturnType<typeof chain> => chain(["1", "CREATE TABLE a ();\nCREATE TABLE b ();", `-- step: alone\nDROP TABLE b;\nDROP TABLE ${last};`]);
    expect(await up(database, pairs("x"))).toBe("done: 1");
    expect(await down(database, pairs("x"), 1, { backup: "monday" })).toBe('stopped: 1 2 failed 42P01 table "x" does not exist');
    expect(await up(database, pairs("a"))).toBe("findings: migrate/being-undone the rollback of 1 has not come to its end");
    expect(await down(database, pairs("a"), 1, { backup: "monday" })).toBe("done: 1");
    expect(await ask(database, "SELECT detail FROM concord_migrations.log WHERE did = 'undone'")).toEqual([{ detail: "2 statements; backup monday" }]);
  });

  test("nothing is undone that has no rollback, was there before, or is there in part", async () => {
    const database = await databaseOf();
    expect(await down(database, chain(table))).toBe("refused: there is nothing to undo");
    expect(await up(database, chain(table, ["2", "CREATE TABLE c ();"]))).toBe("done: 1_table, 2");
    expect(await down(database, chain(table, ["2", "CREATE TABLE c ();"]))).toBe("refused: 2 has no rollback");
    expect(await up(database, chain(table, ["2", "CREATE TABLE c ();"], ["3", "SELECT x;"]))).toContain("stopped: 3");
    expect(await down(database, chain(table, ["2", "CREATE TABLE c ();"], ["3", "SELECT x;", "SELECT 1;"]))).toBe("refused: 3 has been run in part");
  });
});

describe("a database that was there before", () => {
  test("is refused until it is said what it has", async () => {
    const database = await databaseOf();
    await ask(database, table[1]);
    expect(await up(database, chain(table, index))).toBe(`refused: the database ${database.name} holds things that no migration made: public.a`);
    expect(said(await baseline(storeOf(database), chain(table, index), { ...options(), through: "1_table" }))).toBe("done: 1_table");
    expect(await up(database, chain(table, index))).toBe("done: 2_index");
    expect(said(await baseline(storeOf(database), chain(table, index), { ...options(), through: undefined }))).toBe("refused: this database has a ledger already: 2 migrations");
    expect(await down(database, chain(table, index), 2)).toBe("refused: 1_table was there before concord, and nothing of it was run");
    const { rows } = await status(storeOf(database), chain(table, index), folder);
    expect(rows.map(({ name, state }) => [name, state])).toEqual([["1_table", "baseline"], ["2_index", "applied"]]);
  });

  test("with extensions alone is empty", async () => {
    const database = await databaseOf();
    await ask(database, "CREATE EXTENSION pgcrypto; CREATE EXTENSION citext");
    expect(await up(database, chain(table))).toBe("done: 1_table");
  });
});

describe("what takes data away", () => {
  const drops = chain(table, ["2_drop", "-- effect: reversible\nSELECT 1;\n-- step: transaction\n-- effect: reversible\nALTER TABLE a DROP COLUMN b;"]);
  test.each([
    [{}, [], "refused: this takes data away: drops the column a.b"],
    [{ withoutBackup: "other" }, [], "refused: --without-backup says other, and this is the database"],
    [{ backup: "nightly-2026-11-20" }, [], "done: 2_drop"],
    [{}, ["nightly-2026-11-20"], "done: 2_drop"],
    [{}, [""], "refused: this takes data away"],
  ])("asks for a backup, whatever the step says: %j", async (consent, answers, expected) => {
    const database = await databaseOf();
    expect(await up(database, drops, { to: "1_table" })).toBe("done: 1_table");
    expect(await up(database, drops, { consent, host: hostOf([], answers) })).toContain(expected);
  });

  test("is what a step says, too", async () => {
    const database = await databaseOf();
    const lossy = chain(["1", "-- step: transaction: rounds\n-- effect: lossy\nSELECT 1;"]);
    expect(await up(database, lossy)).toBe("refused: this takes data away: rounds (lossy)");
    expect(await up(database, lossy, { consent: { withoutBackup: database.name } })).toBe("done: 1");
  });
});

test("a protected database is changed by who types its name", async () => {
  const database = await databaseOf();
  await ask(database, `ALTER DATABASE ${database.name} SET concord.protected = 'on'`);
  expect(await up(database, chain(table))).toBe(`refused: the database ${database.name} is changed only by who says its name: it is marked as protected (concord.protected)`);
  expect(await up(database, chain(table), { host: hostOf([], ["nonsense"]) })).toContain("refused");
  expect(await up(database, chain(table), { consent: { target: "nonsense" } })).toContain("refused: --target says nonsense, and the address leads to the database");
  expect(await up(database, chain(table), { host: hostOf([], [database.name]) })).toBe("done: 1_table");
  expect(await up(database, chain(table, index), { consent: { target: database.name } })).toBe("done: 2_index");
});

describe("the session", () => {
  test("begins every step with the same settings, whatever the role or an earlier step says", async () => {
    const database = await databaseOf();
    await ask(database, `ALTER DATABASE ${database.name} SET timezone = 'Europe/Oslo'; ALTER DATABASE ${database.name} SET search_path = 'nowhere'; ALTER DATABASE ${database.name} SET statement_timeout = '1ms'; ALTER DATABASE ${database.name} SET default_transaction_read_only = on`);
    const settings = "SELECT string_agg(name || '=' || setting, ' ' ORDER BY name) AS s FROM pg_settings WHERE name IN ('TimeZone', 'search_path', 'statement_timeout', 'row_security', 'lock_timeout', 'application_name', 'standard_conforming_strings', 'default_transaction_read_only')";
    const pairs = chain(["1", `CREATE TABLE s AS ${settings};\n-- step: transaction\nSET timezone = 'Asia/Tokyo'; SET search_path = pg_catalog; SET ROLE pg_monitor;\n-- step: alone\nINSERT INTO s ${settings};\nSELECT pg_sleep(0.05);`]);
    expect(await up(database, pairs)).toBe("done: 1");
    const expected = { s: "TimeZone=UTC application_name=concord migrate default_transaction_read_only=off lock_timeout=2000 row_security=off search_path=public standard_conforming_strings=on statement_timeout=0" };
    expect(await connected({ ...database.config, options: "-c search_path=public -c statement_timeout=0" }, async (client) => (await client.query("SELECT s FROM s")).rows)).toEqual([expected, expected]);
  });

  test("makes a policy an error instead of a filter", async () => {
    const database = await databaseOf();
    const pairs = chain(["1", "CREATE TABLE a (b int); INSERT INTO a VALUES (1); ALTER TABLE a ENABLE ROW LEVEL SECURITY;"], ["2", "GRANT ALL ON a TO pg_monitor; SET ROLE pg_monitor; UPDATE a SET b = 2 WHERE b = 1;"]);
    expect(await up(database, pairs)).toBe('stopped: 2 3 failed 42501 query would be affected by row-level security policy for table "a"');
  });

  test("waits for a lock no longer than it should, lets go, and tries again", async () => {
    const database = await databaseOf();
    expect(await up(database, chain(table))).toBe("done: 1_table");
    const events: RunEvent[] = [];
    const alter = chain(table, ["2", "ALTER TABLE a ADD c int;"]);
    const result = await connected(database.config, async (reader) => {
      await reader.query("BEGIN; SELECT FROM a");
      return up(database, alter, { host: hostOf(events), patience: { ...usualPatience, attempts: 3 } }, { lockMs: 100 });
    });
    expect(result).toBe("stopped: 2 1 busy canceling statement due to lock timeout");
    const pauses = events.filter((event) => event.is === "busy").map(({ attempt, waitMs }) => [attempt, waitMs >= 500 * 2 ** (attempt - 1) && waitMs <= 1000 * 2 ** (attempt - 1)]);
    expect(pauses).toEqual([[1, true], [2, true]]);
    expect(await ledgerOf(database)).toEqual(["1_table 1 up transaction done 0/0", "1_table 2 up transaction done 25/0"]);
    expect(await up(database, alter)).toBe("done: 2");
  });

  test("refuses the ledger of a later concord, and a schema of that name that is none", async () => {
    const database = await databaseOf();
    expect(await up(database, chain(table))).toBe("done: 1_table");
    await ask(database, "COMMENT ON SCHEMA concord_migrations IS 'format 2'");
    await expect(up(database, chain(table))).rejects.toThrow("the ledger in concord_migrations has format 2, and this concord knows format 1: use a newer one");
    await ask(database, "COMMENT ON SCHEMA concord_migrations IS 'mine'");
    await expect(up(database, chain(table))).rejects.toThrow("the schema concord_migrations is not concord's");
  });
});

test("of sixteen runners at once one applies, and the others have nothing to do", async () => {
  const database = await databaseOf();
  const pairs = chain(table, index, fill);
  const results = await Promise.all(Array.from({ length: 16 }, () => up(database, pairs)));
  expect(results.toSorted()).toEqual([...Array.from({ length: 15 }, () => "done: "), "done: 1_table, 2_index, 3_fill"]);
  expect(await ask(database, "SELECT count(*)::int AS n FROM a")).toEqual([{ n: 25 }]);
});
