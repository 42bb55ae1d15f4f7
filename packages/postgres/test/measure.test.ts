import { afterAll, describe, expect, test } from "vitest";
import { connected, createDatabase, fillTables, measure, runScript, type Database } from "../src/driver/index.ts";
import type { Measured, MeasuredStep } from "../src/evolve/index.ts";
import { operations, setup } from "./operations.ts";
import { servers } from "./servers.ts";

/** What was measured, in words: `ACCESS EXCLUSIVE t; rewrites t, t_pkey; scans t`. Locks on indexes are left out: who uses an index locks its table. */
function words({ locks, rewrites, scans, transaction, error, onRows }: Measured): string {
  const bare = (name: string): string => name.replace(/^s\./u, "");
  const tables = locks.filter(({ is }) => is !== "index").map(({ name, mode }) => `${mode} ${bare(name)}`);
  return [
    ...tables, ...(rewrites.length > 0 ? [`rewrites ${rewrites.map(({ name }) => bare(name)).join(", ")}`] : []), ...(scans.length > 0 ? [`scans ${scans.map(({ name }) => bare(name)).join(", ")}`] : []),
    ...(transaction === "refused" ? ["refuses transactions"] : []), ...(onRows === undefined ? [] : [`fails on rows ${onRows.code}`]), ...(error === undefined ? [] : [`fails ${error.code}`]),
  ].join("; ");
}

describe.each(servers)("what operations do on %s", (_, address) => {
  let database: Database | undefined;
  afterAll(() => database?.drop());

  test.each(operations)("$operation", async ({ given, sql, does, on15 }) => {
    database ??= await createDatabase(address);
    await runScript(database, `DROP SCHEMA IF EXISTS s CASCADE; ${setup}`);
    await connected(database.config, fillTables);
    if (given !== undefined) await runScript(database, given);
    const measured = await measure(database, [{ mode: "alone", statements: sql.split("; ") }]);
    expect(words(measured.at(-1) as Measured)).toBe(address.major === 15 ? (on15 ?? does) : does);
  });
});

describe.each(servers)("steps on %s", (_, address) => {
  const measured = async (steps: readonly MeasuredStep[]): Promise<readonly string[]> => {
    const database = await createDatabase(address);
    try {
      await runScript(database, setup);
      await connected(database.config, fillTables);
      return (await measure(database, steps)).map((each) => `${words(each)}${each.endless === true ? "; never ends" : ""}`);
    } finally {
      await database.drop();
    }
  };
  const transaction = (...statements: readonly string[]): MeasuredStep => ({ mode: "transaction", statements });
  const alone = (...statements: readonly string[]): MeasuredStep => ({ mode: "alone", statements });

  test("what the steps themselves have made is told nowhere", async () => {
    expect(await measured([transaction("CREATE TABLE s.n (id bigint)", "ALTER TABLE s.n ALTER id TYPE text"), alone("CREATE INDEX CONCURRENTLY i ON s.n (id)", "DROP TABLE s.n")])).toEqual(["", "", "refuses transactions", ""]);
  });

  test("a lock that the transaction holds already is told once, a stronger one again", async () => {
    expect(await measured([transaction("UPDATE s.t SET note = ''", "ALTER TABLE s.t ADD x text", "ALTER TABLE s.t ADD y text"), transaction("ALTER TABLE s.t ADD z text")]))
      .toEqual(["ROW EXCLUSIVE t; scans t", "ACCESS EXCLUSIVE t", "", "ACCESS EXCLUSIVE t"]);
  });

  test("what a transaction keeps from running is told, and runs all the same, for the sake of what follows", async () => {
    expect(await measured([transaction("ALTER TYPE s.mood ADD VALUE 'fair' AFTER 'good'", "UPDATE s.t SET mood = 'fair'", "CREATE INDEX CONCURRENTLY i ON s.t (mood)", "DROP INDEX s.i")]))
      .toEqual(["", "ROW EXCLUSIVE t; scans t; fails 55P04", "SHARE UPDATE EXCLUSIVE t; scans t; refuses transactions; fails 25001", "ACCESS EXCLUSIVE t"]);
  });

  test("a statement that fails is told, and changes nothing", async () => {
    expect(await measured([transaction("ALTER TABLE s.t ADD x text", "ALTER TABLE s.nowhere ADD x text", "ALTER TABLE s.t DROP x"), alone("DROP INDEX CONCURRENTLY s.nothing")]))
      .toEqual(["ACCESS EXCLUSIVE t", "fails 42P01", "ACCESS EXCLUSIVE t", "refuses transactions; fails 42704"]);
  });

  test("a backfill ends when it touches no row, and one that always does never ends", async () => {
    const backfill = (statement: string): MeasuredStep => ({ mode: "batches", statements: [statement] });
    expect(await measured([
      backfill("UPDATE s.t SET note = '' WHERE id IN (SELECT id FROM s.t WHERE note IS NULL LIMIT 1)"), backfill("UPDATE s.t SET count = 0 WHERE id IN (SELECT id FROM s.t LIMIT 1)"),
    ])).toEqual(["ROW EXCLUSIVE t", "ROW EXCLUSIVE t; scans t; never ends"]);
  });

  test("commands of one statement are told one by one, without those before them, and then together", async () => {
    const database = await createDatabase(address);
    try {
      await runScript(database, setup);
      await connected(database.config, fillTables);
      const pieces = ["ALTER TABLE s.t ADD x text", "ALTER TABLE s.t ALTER x SET NOT NULL", "ALTER TABLE s.t ALTER count TYPE bigint"];
      const [told] = await measure(database, [transaction("UPDATE s.t SET note = ''"), { mode: "transaction", statements: [{ text: "ALTER TABLE s.t ADD x text, ALTER x SET NOT NULL, ALTER count TYPE bigint", pieces }] }]).then((all) => all.slice(1));
      expect(told?.pieces?.map(words)).toEqual(["ACCESS EXCLUSIVE t", "fails 42703", "ACCESS EXCLUSIVE t; rewrites t, t_count, t_name, t_note, t_pkey; scans t"]);
      expect(words(told as Measured)).toBe("ACCESS EXCLUSIVE t; rewrites t, t_count, t_name, t_note, t_pkey; scans t; fails on rows 23502");
    } finally {
      await database.drop();
    }
  });

  test("a session that has become somebody with fewer rights is measured as that one", async () => {
    const become = ["ALTER SCHEMA s OWNER TO pg_monitor", "ALTER TABLE s.t OWNER TO pg_monitor", "SET ROLE pg_monitor"];
    expect(await measured([transaction(...become, "ALTER TABLE s.t ALTER note SET NOT NULL", "ALTER TABLE s.p ADD x text"), transaction("RESET ROLE", "ALTER TABLE s.p ADD x text")]))
      .toEqual(["", "ACCESS EXCLUSIVE t", "", "fails 23502", "fails 42501", "", "ACCESS EXCLUSIVE p"]);
  });

  test("a transaction that the statements end themselves", async () => {
    expect(await measured([transaction("ALTER TABLE s.t ADD x text", "COMMIT", "ALTER TABLE s.t ADD y text")])).toEqual(["ACCESS EXCLUSIVE t", "", "ACCESS EXCLUSIVE t"]);
  });
});
