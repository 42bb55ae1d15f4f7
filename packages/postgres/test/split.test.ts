import { expect, test } from "vitest";
import { readDump } from "../src/import/index.ts";
import { splitScript } from "../src/import/split.ts";
import { settled } from "../src/import/settled.ts";

const texts = (script: string): readonly string[] => splitScript(script).map(({ text }) => text);

test.each([
  ["statements", "SELECT 1; SELECT 2;", ["SELECT 1", "SELECT 2"]],
  ["one without an end", "SELECT 1;\nSELECT 2", ["SELECT 1", "SELECT 2"]],
  ["nothing", " \n-- only words;\n/* and /* more; */ words; */", []],
  ["semicolons in quotes", `SELECT ';', ";", E'\\';', 'a''b;';`, [`SELECT ';', ";", E'\\';', 'a''b;'`]],
  ["dollar quotes", "SELECT $$;$$, $a$;$$;$a$; SELECT 2;", ["SELECT $$;$$, $a$;$$;$a$", "SELECT 2"]],
  ["a parameter is no dollar quote", "SELECT $1; SELECT $2;", ["SELECT $1", "SELECT $2"]],
  ["comments in a statement", "SELECT 1 -- a;\n, 2 /* b; /* c; */ */;SELECT 3;", ["SELECT 1 -- a;\n, 2 /* b; /* c; */ */", "SELECT 3"]],
  ["rules of several statements", "CREATE RULE r AS ON INSERT TO t DO (DELETE FROM a; DELETE FROM b); SELECT 1;", ["CREATE RULE r AS ON INSERT TO t DO (DELETE FROM a; DELETE FROM b)", "SELECT 1"]],
  ["bodies of SQL functions", "CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT CASE WHEN true THEN 1 END; SELECT 2; END; SELECT 3;", ["CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT CASE WHEN true THEN 1 END; SELECT 2; END", "SELECT 3"]],
  ["a transaction is no body", "BEGIN; SELECT 1; END;", ["BEGIN", "SELECT 1", "END"]],
  ["commands of psql", "\\connect a;b\nSELECT 1;\n\\set x ';'\nSELECT 2;", ["\\connect a;b", "SELECT 1", "\\set x ';'", "SELECT 2"]],
  ["rows of COPY", "COPY t (a) FROM stdin;\n1;\t'\n\\N\n\\.\nSELECT 1;", ["COPY t (a) FROM stdin", "SELECT 1"]],
  ["COPY to the end", "COPY t FROM STDIN WITH (FORMAT csv);\n1;\n", ["COPY t FROM STDIN WITH (FORMAT csv)"]],
])("%s", (_, script, expected) => {
  expect(texts(script)).toEqual(expected);
});

test("a statement knows its line, behind comments, bodies and rows", () => {
  expect(splitScript("-- 1\n\nSELECT\n1;\nCOPY t FROM stdin;\na\nb\n\\.\n\n  SELECT 2;").map(({ line, is }) => `${line} ${is}`)).toEqual(["3 sql", "5 data", "10 sql"]);
});

test("what fills tables, is about the server or runs transactions is left out; what brings in another file is refused by its line", () => {
  const { statements, refused, left } = readDump("BEGIN;\nCREATE TABLE t (a int);\nINSERT INTO t VALUES (1);\nALTER TABLE t OWNER TO me;\nSELECT pg_catalog.setval('s', 1);\nCOPY t FROM stdin;\n1\n\\.\n\\i other.sql\n\\c shop\nGRANT SELECT ON t TO me;\nCOMMIT;\n");
  expect(statements.map(({ text }) => text)).toEqual(["CREATE TABLE t (a int)", "GRANT SELECT ON t TO me"]);
  expect(refused).toEqual([{ line: 9, what: "\\i other.sql brings in another file" }]);
  expect(left).toBe(7);
});

test("a list of a varchar is spelled as the server reads it back", () => {
  expect(settled("CHECK (((status)::text = ANY ((ARRAY['a'::character varying, 'it''s'::character varying])::text[])))")).toBe("CHECK ((status IN ('a', 'it''s')))");
  expect(settled("(((a)::text <> ALL ((ARRAY['x'::character varying])::text[])) AND (b = ANY (ARRAY[1, 2])))")).toBe("((a NOT IN ('x')) AND (b = ANY (ARRAY[1, 2])))");
});
