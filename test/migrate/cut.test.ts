import { readMigration } from "@concord/migrate";
import { cutStep } from "@concord/postgres/driver";
import { describe, expect, test } from "vitest";

/** The statements of a migration's steps, and what is found, each with the text at its place. */
async function cut(body: string): Promise<{ readonly statements: readonly string[]; readonly found: readonly string[]; readonly loses: readonly string[] }> {
  const { file, diagnostics } = readMigration({ file: "schemas/migrations/postgres/a.sql", text: `-- after: nothing\n\n${body}` });
  expect(diagnostics).toEqual([]);
  const cuts = await Promise.all(file.steps.map((step) => cutStep(file, step)));
  for (const { text, start, end } of cuts.flatMap((each) => each.statements)) expect(file.source.text.slice(start, end)).toBe(text);
  return {
    statements: cuts.flatMap((each) => each.statements.map(({ text }) => text)),
    found: cuts.flatMap((each) => each.diagnostics.map(({ code, message, span }) => `${code.slice(9)}: ${message} | ${file.source.text.slice(span.start, span.end)}`)),
    loses: cuts.flatMap((each) => each.statements.flatMap(({ loses }) => loses ?? [])),
  };
}

describe("a step is cut into statements", () => {
  test.each<[string, string, readonly string[]]>([
    ["one without its semicolon", "SELECT 1", ["SELECT 1"]],
    ["separators and comments between", "-- one\nSELECT 1;; /* two ; /* three */ ; */\n -- four ;\n;SELECT 2 ;\n-- five", ["SELECT 1", "SELECT 2"]],
    ["a comment inside", "SELECT 1 -- not; here\n + 2; SELECT 3", ["SELECT 1 -- not; here\n + 2", "SELECT 3"]],
    ["dollar quotes", "DO $$ BEGIN PERFORM 1; PERFORM 2; END $$; SELECT $a$;$b$;$a$;", ["DO $$ BEGIN PERFORM 1; PERFORM 2; END $$", "SELECT $a$;$b$;$a$"]],
    ["strings and escapes", "SELECT ';', 'it''s;', E'\\';', U&'\\0061;', \"a;b\" FROM t; SELECT 2", ["SELECT ';', 'it''s;', E'\\';', U&'\\0061;', \"a;b\" FROM t", "SELECT 2"]],
    ["a body of SQL", "CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT 1; SELECT 2; END; SELECT 3", ["CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT 1; SELECT 2; END", "SELECT 3"]],
    ["a rule of several commands", "CREATE RULE r AS ON INSERT TO a DO ALSO (DELETE FROM b; DELETE FROM c); SELECT 1", ["CREATE RULE r AS ON INSERT TO a DO ALSO (DELETE FROM b; DELETE FROM c)", "SELECT 1"]],
    ["CASE and its END", "SELECT CASE WHEN a THEN 1 END; SELECT 2", ["SELECT CASE WHEN a THEN 1 END", "SELECT 2"]],
    ["characters of several bytes", "SELECT '日本 🙂'; /* é */ SELECT 'é'; COMMENT ON TABLE a IS '🙂;'", ["SELECT '日本 🙂'", "SELECT 'é'", "COMMENT ON TABLE a IS '🙂;'"]],
    ["a transaction around everything", "BEGIN;\nSELECT 1;\nSELECT 2;\nCOMMIT;", ["SELECT 1", "SELECT 2"]],
    ["forms that only the newest server knows", "ALTER TABLE a ADD COLUMN b int GENERATED ALWAYS AS (c + 1) VIRTUAL; SELECT uuidv7()", ["ALTER TABLE a ADD COLUMN b int GENERATED ALWAYS AS (c + 1) VIRTUAL", "SELECT uuidv7()"]],
  ])("%s", async (_, body, statements) => {
    expect(await cut(body)).toMatchObject({ statements, found: [] });
  });

  test("ten thousand of them, in time that grows with their number", async () => {
    const { statements } = await cut(Array.from({ length: 10_000 }, (_, index) => `INSERT INTO a VALUES (${index}, 'é;');`).join("\n"));
    expect(statements.length).toBe(10_000);
    expect(statements[9999]).toBe("INSERT INTO a VALUES (9999, 'é;')");
  });
});

describe("what could not be run is refused at its place", () => {
  test.each<[string, string, readonly string[]]>([
    ["psql's commands", "SELECT 1;\n\\set x 1\nSELECT 2;", ["psql-command: \\set is a command of psql | \\set"]],
    ["data of COPY", "SELECT 1;\nCOPY a FROM stdin;\n1\tx\n\\.\nSELECT 2;", ["psql-command: COPY with data over the connection is psql's | COPY a FROM stdin"]],
    ["COPY without its data", "COPY a FROM stdin", ["psql-command: COPY with data over the connection is psql's | COPY a FROM stdin"]],
    ["a slip of the pen", "SELECT 'é' FORM a b;", ["bad-statement: PostgreSQL's parser says: syntax error at or near \"a\" | a"]],
    ["a text without end", "SELECT 1; SELECT 'é", ["bad-statement: PostgreSQL's parser says: unterminated quoted string at or near \"'é\" | '"]],
    ["what hides behind U+0000", "SELECT 1; \0 DROP TABLE a;", ["bad-statement: U+0000 ends the text for the server | \0"]],
    ["a function that a line of a step cuts in two", "CREATE FUNCTION f() RETURNS void LANGUAGE plpgsql AS $$\n-- step: alone\nBEGIN END $$;", ["bad-statement: PostgreSQL's parser says: unterminated dollar-quoted string at or near \"$$\" | $", "bad-statement: PostgreSQL's parser says: syntax error at or near \"END\" | E"]],
    ["half a transaction", "BEGIN; SELECT 1;", ["transaction-control: a migration does not begin or end transactions | BEGIN"]],
    ["two of them", "BEGIN; SELECT 1; COMMIT; BEGIN; SELECT 2; COMMIT;", ["transaction-control: a migration does not begin or end transactions | COMMIT", "transaction-control: a migration does not begin or end transactions | BEGIN"]],
    ["one with a level of its own", "BEGIN ISOLATION LEVEL SERIALIZABLE; SELECT 1; COMMIT;", ["transaction-control: a migration does not begin or end transactions | BEGIN ISOLATION LEVEL SERIALIZABLE", "transaction-control: a migration does not begin or end transactions | COMMIT"]],
    ["a savepoint", "SAVEPOINT a", ["transaction-control: a migration does not begin or end transactions | SAVEPOINT a"]],
    ["an index beside writers in a transaction", "CREATE INDEX CONCURRENTLY i ON a (b)", ["not-in-transaction: CREATE INDEX CONCURRENTLY does not run in a transaction | CREATE INDEX CONCURRENTLY i ON a (b)"]],
    ["others of its kind", "VACUUM a; REINDEX (CONCURRENTLY) INDEX i; DROP INDEX CONCURRENTLY i; ALTER TABLE a DETACH PARTITION b CONCURRENTLY; CREATE DATABASE d", [
      "not-in-transaction: VACUUM does not run in a transaction | VACUUM a", "not-in-transaction: REINDEX CONCURRENTLY does not run in a transaction | REINDEX (CONCURRENTLY) INDEX i",
      "not-in-transaction: DROP INDEX CONCURRENTLY does not run in a transaction | DROP INDEX CONCURRENTLY i", "not-in-transaction: DETACH PARTITION CONCURRENTLY does not run in a transaction | ALTER TABLE a DETACH PARTITION b CONCURRENTLY",
      "not-in-transaction: CREATE DATABASE does not run in a transaction | CREATE DATABASE d",
    ]],
    ["an index without a name", "-- step: alone\nCREATE INDEX CONCURRENTLY ON a (b)", ["unnamed-index: the index has no name | CREATE INDEX CONCURRENTLY ON a (b)"]],
    ["what would never end", "-- step: batches\nUPDATE a SET b = 1", ["no-batch: this would be repeated for ever | UPDATE a SET b = 1"]],
    ["fixed values again and again", "-- step: batches\nINSERT INTO a VALUES (1)", ["no-batch: this would be repeated for ever | INSERT INTO a VALUES (1)"]],
    ["a batch that counts nothing", "-- step: batches\nALTER TABLE a ADD b int", ["no-batch: this touches no rows that could be counted | ALTER TABLE a ADD b int"]],
    ["two batches in one", "-- step: batches\nDELETE FROM a WHERE b; DELETE FROM c WHERE d", ["no-batch: a second statement in a step of batches | DELETE FROM c WHERE d"]],
    ["what would free the runner's lock", "-- step: alone\nDISCARD ALL", ["bad-statement: DISCARD ALL gives the runner's lock away | DISCARD ALL"]],
  ])("%s", async (_, body, found) => {
    expect((await cut(body)).found).toEqual(found);
  });
});

test("what takes data away is known, whatever its step says", async () => {
  const { loses } = await cut("DROP TABLE s.a, b; ALTER TABLE s.a DROP COLUMN c, ADD d int; TRUNCATE a; DELETE FROM a WHERE b; DROP SCHEMA s; DROP TYPE t; DROP INDEX i; DROP VIEW v; ALTER TABLE a DROP CONSTRAINT c; DROP FUNCTION f; UPDATE a SET b = 1");
  expect(loses).toEqual(["drops the table s.a, b", "drops the column s.a.c", "empties a", "deletes rows of a", "drops the schema s", "drops the type t"]);
});
