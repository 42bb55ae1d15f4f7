import { expect, test } from "vitest";
import { checkNames, emit, type Diagnostic } from "@concord/core";
import { bigqueryTarget, codes } from "../src/index.ts";
import { schemaOf } from "./contracts.ts";

const contract = (rest: string, fields = ""): Record<string, string> => ({
  project: "stores: [postgres, bigquery]\nprimary: postgres\n",
  "a/one": `entity: one\ndescription: One.\nfields:\n  id: { type: uuid }\n  name: { type: string, maxLength: 5 }\n  day: { type: date }\n  tags: { type: list, of: date }\n  here: { type: string, stores: [postgres] }\n${fields}${rest}`,
});
const found = (contracts: Record<string, string>): readonly Diagnostic[] => emit(bigqueryTarget, schemaOf(contracts)).diagnostics;
const at = (contracts: Record<string, string>, diagnostic: Diagnostic): string => {
  const text = contracts["a/one"] as string;
  return text.slice(diagnostic.span.start, diagnostic.span.end);
};

const deep = (levels: number): string => (levels === 0 ? "{ type: string }" : `{ type: object, fields: { in: ${deep(levels - 1)} } }`);

const cases: readonly { readonly code: string; readonly message: string; readonly where: string; readonly contracts: Record<string, string> }[] = [
  { code: "unknown-field", message: "partition: there is no field when", where: "when", contracts: contract("bigquery: { partition: { field: when, every: day } }\n") },
  { code: "unknown-field", message: "cluster: here is not in BigQuery", where: "here", contracts: contract("bigquery: { cluster: [here] }\n") },
  { code: "bad-partition", message: "name is a STRING, and a table is partitioned by a TIMESTAMP, DATE or DATETIME", where: "name", contracts: contract("bigquery: { partition: { field: name, every: day } }\n") },
  { code: "bad-partition", message: "day is a DATE, which has no hours", where: "hour", contracts: contract("bigquery: { partition: { field: day, every: hour } }\n") },
  { code: "bad-partition", message: "tags is REPEATED, and a row is in one partition", where: "tags", contracts: contract("bigquery: { partition: { field: tags, every: day } }\n") },
  { code: "partition-twice", message: "the entity says already how its tables are cut", where: "partition", contracts: contract("partition: { by: day, every: month }\nbigquery: { partition: { field: day, every: day } }\n") },
  { code: "unknown-field", message: "partition: seen is not in BigQuery", where: "seen", contracts: contract("partition: { by: seen, every: day }\n", "  seen: { type: date, stores: [postgres] }\n") },
  { code: "bad-cluster", message: "a table is clustered by one to four columns, not 5", where: "c", contracts: contract("bigquery: { cluster: [id, name, day, b, c] }\n", "  b: { type: boolean }\n  c: { type: boolean }\n") },
  { code: "bad-cluster", message: "ratio is a FLOAT, which cannot cluster a table", where: "ratio", contracts: contract("bigquery: { cluster: [ratio] }\n", "  ratio: { type: float }\n") },
  { code: "bad-label", message: "the key Team is not lower-case letters, digits, _ and -, after a letter", where: "Team", contracts: contract("bigquery: { labels: { Team: x } }\n") },
  { code: "bad-name", message: "column names that begin with _PARTITION are BigQuery's own", where: "_partition_key", contracts: contract("", "  part: { type: string, bigquery: { name: _partition_key } }\n") },
  { code: "bad-name", message: "a table's name is made of letters, marks, digits, connectors, dashes and spaces", where: "\"a.b\"", contracts: contract("bigquery: { table: \"a.b\" }\n") },
  { code: "over-limit", message: "RECORDs are nested at most 15 deep", where: "in", contracts: contract("", `  nest: ${deep(16)}\n`) },
  { code: "over-limit", message: "the description of long has more than 1,024 characters", where: `"${"d".repeat(1025)}"`, contracts: contract("", `  long: { type: boolean, description: "${"d".repeat(1025)}" }\n`) },
];

test.each(cases)("$code: $message", ({ code, message, where, contracts }) => {
  const diagnostics = found(contracts);
  expect(diagnostics.map((each) => [each.code, each.message, at(contracts, each)])).toEqual([[`bigquery/${code}`, message, where]]);
});

test("every code about tables has a case", () => {
  const aboutSql = ["bigquery/bad-sql", "bigquery/bad-parameter"]; // Of views and saved queries, in answers.test.ts and in scenarios.
  expect([...new Set(cases.map((each) => `bigquery/${each.code}`))].sort()).toEqual(codes.map((each) => each.code).filter((code) => !aboutSql.includes(code)).sort());
});

test("two entities in one table, and two columns that differ in case, meet by name", () => {
  const schema = schemaOf({
    ...contract("", "  other: { type: string, bigquery: { name: NAME } }\n"),
    "a/two": "entity: two\ndescription: Two.\nfields:\n  id: { type: uuid }\nbigquery: { table: one }\n",
  });
  expect(checkNames(schema, [bigqueryTarget]).map((each) => each.message)).toHaveLength(2);
});
