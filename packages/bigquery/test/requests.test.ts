import { readMigration } from "@concord/migrate";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { apiMethods, apiRevision, type Form } from "../src/evolve/api.ts";
import { cutStatements } from "../src/evolve/cut.ts";
import { callOf, faultsOf, requestOf, type ApiRequest } from "../src/evolve/request.ts";

const job = { project: undefined, migration: "2026-11-21_add fax", direction: "up", ordinal: 3 } as const;
const patch = (body: unknown, table: object = { datasetId: "d", tableId: "t" }): ApiRequest => requestOf(JSON.stringify({ method: "tables.patch", table, body }), { ...job, project: "p" });
const said = (request: ApiRequest): readonly string[] => faultsOf(request).map(({ at, message }) => `${at} ${message}`);

test("a statement is a job that is the same one however often it is sent, and a request goes where its table is", () => {
  const request = requestOf("SELECT 1", job);
  expect(callOf(request)).toBe("POST projects/${BIGQUERY_PROJECT_ID}/jobs");
  expect(request.body).toEqual({ jobReference: { projectId: "${BIGQUERY_PROJECT_ID}", jobId: "concord_2026-11-21_add_fax_up_3", location: "US" }, configuration: { query: { query: "SELECT 1", useLegacySql: false } } });
  expect(requestOf("SELECT 1", { ...job, project: "p", run: "0f", location: "EU", timeoutMs: 1000 }).body).toEqual({ jobReference: { projectId: "p", jobId: "concord_2026-11-21_add_fax_up_3_0f", location: "EU" }, configuration: { query: { query: "SELECT 1", useLegacySql: false }, jobTimeoutMs: "1000" } });
  expect(callOf(patch({}, { datasetId: "a b", tableId: "t" }))).toBe("PATCH projects/p/datasets/a%20b/tables/t");
  expect(callOf(patch({}, { projectId: "q", datasetId: "d", tableId: "t" }))).toBe("PATCH projects/q/datasets/d/tables/t");
  expect([said(request), said(patch({ clustering: null, labels: { a: "b", c: null } }))]).toEqual([[], []]);
});

test.for<[string, ApiRequest, string]>([
  ["a field that the API has not", patch({ checks: [] }), "body.checks is no field that the API has there"],
  ["one that every object inherits", patch({ toString: "x" }), "body.toString is no field that the API has there"],
  ["a field in a RECORD that has another name", patch({ schema: { fields: [{ name: "a", type: "RECORD", fields: [{ name: "b", kind: "STRING" }] }] } }), "body.schema.fields[0].fields[0].type is missing"],
  ["a number that is none in JSON", patch({ schema: { fields: [{ name: "a", type: "STRING", maxLength: 3 }] } }), "body.schema.fields[0].maxLength is not a whole number as text"],
  ["null where nothing is cleared", patch({ schema: { fields: [null] } }), "body.schema.fields[0] is not an object"],
  ["a schema without fields", patch({ schema: {} }), "body.schema.fields is missing"],
  ["a table without dataset", patch({}, { tableId: "t" }), "datasetId is missing in the path"],
  ["a part of no path", patch({}, { datasetId: "d", tableId: "t", view: "v" }), "view is no part of the path"],
  ["a job without statement", { method: "jobs.insert", parameters: { projectId: "p" }, body: { configuration: { query: { useLegacySql: "no" } } } }, "body.configuration.query.query is missing"],
  ["a body that is none", { method: "jobs.insert", parameters: { projectId: "p" }, body: "x" }, "body is not an object"],
])("refuses %s", ([, request, fault]) => {
  expect(said(request)).toContain(fault);
});

test.for<[string, string, readonly string[]]>([
  ["statements by their semicolons", "SELECT 1;\n-- and; more\nSELECT 2;", ["SELECT 1", "SELECT 2"]],
  ["not by those in texts, names and comments", "SELECT 'a;\\';', \"b;\", `c;d`, '''e;\n'f''', r'\\', r\"\"\";\"\"\" # g;\n/* h; */ + 1; SELECT 2", ["SELECT 'a;\\';', \"b;\", `c;d`, '''e;\n'f''', r'\\', r\"\"\";\"\"\" # g;\n/* h; */ + 1", "SELECT 2"]],
  ["requests by their braces, not by those in texts", '{"method":"tables.patch","table":{"datasetId":"d","tableId":"t"},"body":{"description":"}{"}}\nSELECT 1;', ['{"method":"tables.patch","table":{"datasetId":"d","tableId":"t"},"body":{"description":"}{"}}', "SELECT 1"]],
])("cuts %s", async ([, text, expected]) => {
  const { file } = readMigration({ file: "schemas/migrations/bigquery/a.sql", text: `-- migration: a\n-- after: nothing\n\n-- step: alone\n${text}\n` });
  const cut = await cutStatements(file, file.steps[0] as (typeof file.steps)[number]);
  expect([cut.statements.map((each) => each.text), cut.diagnostics]).toEqual([expected, []]);
  for (const { text: piece, start, end } of cut.statements) expect(file.source.text.slice(start, end)).toBe(piece);
});

test("what takes data away says so", async () => {
  const { file } = readMigration({ file: "schemas/migrations/bigquery/a.sql", text: "-- migration: a\n-- after: nothing\n\n-- step: alone\nDROP TABLE IF EXISTS `d`.`t`;\nALTER TABLE `d`.`t` DROP COLUMN IF EXISTS `a`;\nALTER TABLE `d`.`t` ADD COLUMN `b` STRING;\n" });
  const { statements } = await cutStatements(file, file.steps[0] as (typeof file.steps)[number]);
  expect(statements.map(({ loses }) => loses !== undefined)).toEqual([true, true, false]);
});

test("what is required is known, in every object", () => {
  const faults: string[] = [];
  const seen = new Set<Form>();
  const walk = (form: Form, at: string): void => {
    if (typeof form === "string" || seen.has(form)) return;
    seen.add(form);
    if ("list" in form) return walk(form.list, `${at}[]`);
    if ("map" in form) return walk(form.map, `${at}{}`);
    faults.push(...(form.required ?? []).filter((name) => !Object.hasOwn(form.closed, name)).map((name) => `${at}.${name}`));
    for (const [name, each] of Object.entries(form.closed)) walk(each, `${at}.${name}`);
  };
  for (const [name, { body }] of Object.entries(apiMethods)) if (body !== undefined) walk(body, name);
  expect([faults, seen.size > 10]).toEqual([[], true]);
});

/** The API's types, as the vendor's client carries them: made from the discovery document. */
const types = readFileSync(join(dirname(createRequire(import.meta.url).resolve("@google-cloud/bigquery")), "types.d.ts"), "utf8");

/** The words of an object that stands between two texts, with what they are. */
function wordsIn(from: string, to: string): ReadonlyMap<string, string> {
  const start = types.indexOf(from);
  const text = start === -1 ? "" : types.slice(start, types.indexOf(to, start));
  return new Map([...text.matchAll(new RegExp(`^ {4}'?([\\w.]+)'?\\??:\\s*([^;]*)`, "gmu"))].map(([, word = "", type = ""]) => [word, type]));
}

test("every field, parameter and kind of value that stands here is one that the vendor's client knows, of the same revision", () => {
  const faults: string[] = [];
  let count = 0;
  const kindOf = (form: Form): RegExp => (form === "boolean" ? /^boolean/u : form === "string" || form === "int64" ? /^(?:string|\|? ?'|\n)/u : "list" in form ? /^Array</u : "map" in form ? /^\{\s*\[key: string\]/u : /^(?:I[A-Z]|\{)/u);
  const seen = new Set<Form>();
  const walk = (form: Form): void => {
    if (typeof form === "string" || seen.has(form)) return;
    seen.add(form);
    if ("list" in form) return walk(form.list);
    if ("map" in form) return walk(form.map);
    const known = form.type === undefined ? undefined : wordsIn(`  type ${form.type} = {`, "\n  };");
    for (const [word, each] of Object.entries(form.closed)) {
      const type = known?.get(word);
      if (known !== undefined && (type === undefined || !kindOf(each).test(type))) faults.push(`${form.type}.${word}: ${type}`);
      count += known === undefined ? 0 : 1;
      walk(each);
    }
  };
  for (const [name, { body, query }] of Object.entries(apiMethods)) {
    if (body !== undefined) walk(body);
    const [space = "", verb = ""] = name.split(".");
    const inSpace = types.slice(types.indexOf(`namespace ${space} {`));
    faults.push(...query.filter((word) => !new RegExp(`type I${verb}Params = \\{[^}]*\\b${word}\\?:`, "iu").test(inSpace)).map((word) => `${name}?${word}`));
    count += query.length;
  }
  expect(faults).toEqual([]);
  expect(count).toBeGreaterThan(60);
  expect(types).toContain(`Discovery Revision: ${apiRevision}`);
});
