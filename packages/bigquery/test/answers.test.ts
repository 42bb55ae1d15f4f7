import { emit } from "@concord/core";
import { parse } from "sql-parser-cst";
import { expect, test } from "vitest";
import { bigqueryTarget } from "../src/index.ts";
import { selectOf } from "../src/select.ts";
import { schemaOf } from "./contracts.ts";

const query = "SELECT id, tags, CAST(1 AS NUMERIC) AS total\nFROM shop.items -- \"all\"";
const schema = schemaOf({
  project: "stores: [bigquery]\nbigquery: { project: shop-1 }\n",
  "shop/item": `
entity: item
plural: items
description: A thing.
fields:
  id: { type: uuid }
  tags: { type: list, of: { type: string, maxLength: 9 } }
  box: { type: object, fields: { size: { type: float } } }
`,
  "shop/listed.view.yaml": `
view: listed
description: It's sold, \`all\` of it.
columns:
  id: item.id
  tags: item.tags
  total: { type: decimal, precision: 10, scale: 2 }
`,
  "shop/listed.bigquery.sql": `${query}\n;\n`,
  "shop/ofTags.query.yaml": `
query: ofTags
description: Some.
parameters:
  tags: item.tags
  box: item.box
  most: { type: integer }
columns:
  id: item.id
`,
  "shop/ofTags.bigquery.sql": "SELECT id FROM shop.items WHERE EXISTS (SELECT 1 FROM UNNEST(tags) AS tag WHERE tag IN UNNEST(@TAGS)) AND box.size > @box.size AND @@error.message IS NULL LIMIT @most",
});
const emitted = emit(bigqueryTarget, schema);
const textOf = (path: string): string => emitted.files.find((file) => file.path === `bigquery/${path}`)?.text ?? "";

test("a view is the resource of tables.insert, without a schema, and a statement", () => {
  expect(emitted.diagnostics).toEqual([]);
  expect(JSON.parse(textOf("shop/listed.view.json"))).toEqual({
    tableReference: { projectId: "shop-1", datasetId: "shop", tableId: "listed" }, description: "It's sold, `all` of it.", view: { query, useLegacySql: false },
  });
  expect(textOf("shop/listed.view.sql")).toBe(`-- shop.listed, from schemas/shop/listed.view.yaml and schemas/shop/listed.bigquery.sql
-- It is to answer with these columns; nothing here has run it:
--   id STRING(36)
--   tags ARRAY<STRING(9)>
--   total NUMERIC(10, 2)
CREATE VIEW IF NOT EXISTS \`shop-1\`.\`shop\`.\`listed\`
OPTIONS (
  description = 'It\\'s sold, \`all\` of it.'
)
AS
${query}
;
`);
  expect(JSON.parse(textOf("datasets.json"))).toMatchObject([{ datasetReference: { projectId: "shop-1", datasetId: "shop" } }]);
});

test("a saved query is a request of jobs.query with typed parameters, to which the caller adds values", () => {
  expect(JSON.parse(textOf("shop/ofTags.query.json"))).toMatchObject({
    useLegacySql: false, parameterMode: "NAMED", queryParameters: [
      { name: "tags", parameterType: { type: "ARRAY", arrayType: { type: "STRING" } } },
      { name: "box", parameterType: { type: "STRUCT", structTypes: [{ name: "size", type: { type: "FLOAT64" } }] } },
      { name: "most", parameterType: { type: "INT64" } },
    ],
  });
});

test.each(["shop/listed.view.sql", "shop/ofTags.query.sql"])("a parser of GoogleSQL reads one statement in %s", (path) => {
  const { statements } = parse(textOf(path), { dialect: "bigquery", paramTypes: ["@name"] });
  expect(statements.map(({ type }) => type).filter((type) => type !== "empty")).toEqual([path.includes(".view.") ? "create_view_stmt" : "select_stmt"]);
});

test("every demand on SQL that nothing here runs is lost", () => {
  const claims = emitted.claims.filter(({ constraint }) => /shop\.(?:listed|ofTags):/u.test(constraint));
  expect(claims.map(({ constraint, verdict }) => `${constraint} ${verdict}`)).toEqual(["shop.listed:columns lost", "shop.ofTags:columns lost", "shop.ofTags:parameters lost"]);
});

const quotes = String.raw`SELECT ';', r'\';', """a"b;""", '''it's;''', b'\';', ${"`;`"}, '\\' # ; more`;

test.each([["SELECT 1;  -- end", "SELECT 1"], [`${quotes}\n/* ; */`, `${quotes}\n/* ; */`]])("%s is one statement", (text, sql) => {
  expect(selectOf(text)).toMatchObject({ sql });
});

test.each([
  ["SELECT 1; SELECT 2", "a second statement begins"], [";SELECT 1", "a second statement begins"], ["SELECT 1) FROM (SELECT 2", ") closes nothing"], ["SELECT [1", "[ is not closed"],
  ["SELECT (1]", "] closes nothing"], ["SELECT 'a\nb'", "a quote is not closed"], ["SELECT '''a'", "a quote is not closed"], ["SELECT `a", "a quote is not closed"], ["SELECT 1 /* a", "a comment is not closed"],
  ["SELECT ?", "a parameter has no name"], ["# nothing", "it holds no statement"], ["SELECT (1; 2)", "a statement ends inside parentheses"],
])("%s is not", (text, fault) => {
  expect(selectOf(text)).toMatchObject({ fault });
});
