import { named, type Column, type SavedQuery, type Schema, type View } from "@concord/core";
import { ofProject } from "../block.ts";
import { policyOf, unnamedProject } from "../names.ts";
import { comment, json, literal } from "../quote.ts";
import type { FieldResource, TableReference } from "../resource.ts";
import { selectOf } from "../select.ts";
import { columnOf } from "./columns.ts";
import { sqlNames, tableName, typeOf } from "./ddl.ts";
import { flat } from "./json.ts";

/** Where a view is: the project's dataset, else the namespace. */
export function viewReference(view: View, schema: Schema): TableReference {
  const shared = ofProject(schema.project);
  const policy = policyOf(schema.project);
  return { projectId: shared.project ?? unnamedProject, datasetId: shared.dataset ?? named(policy, view.namespace), tableId: named(policy, view.name) };
}

/** What a column of an answer, or a parameter, is in BigQuery. */
export function answerField(column: Column, schema: Schema): FieldResource {
  return columnOf(column, column.name, policyOf(schema.project), false).resource;
}

/** A view as tables.insert takes it: without a schema, which the API refuses beside `view` and makes itself from the query. */
export function viewResource(view: View, schema: Schema): string {
  const members = [
    `"tableReference": ${flat(viewReference(view, schema))}`,
    `"description": ${json(view.description)}`,
    `"view": { "query": ${json(sqlText(view))}, "useLegacySql": false }`,
  ];
  return `{\n  ${members.join(",\n  ")}\n}\n`;
}

/** The statement that makes the view, below what its columns should be. */
export function viewDdl(view: View, schema: Schema): string {
  const columns = view.columns.map((column) => answerField(column, schema));
  return [
    comment(`${view.id}, from ${view.file} and ${view.sql["bigquery"]?.file ?? ""}`),
    comment("It is to answer with these columns; nothing here has run it:"),
    ...columns.map((field) => comment(`  ${field.name} ${oneLine(field)}`)),
    `CREATE VIEW IF NOT EXISTS ${tableName(viewReference(view, schema))}`,
    `OPTIONS (\n  description = ${literal(view.description)}\n)`,
    `AS\n${sqlText(view)}\n;\n`,
  ].join("\n");
}

/** A saved query as jobs.query takes it; the caller adds a `parameterValue` to each parameter. */
export function queryRequest(query: SavedQuery, schema: Schema): string {
  const parameters = query.parameters.map((each) => `    { "name": ${json(each.name)}, "parameterType": ${flat(parameterType(answerField(each, schema)))} }`);
  const members = [
    `"query": ${json(sqlText(query))}`, `"useLegacySql": false`,
    ...(parameters.length === 0 ? [] : [`"parameterMode": "NAMED"`, `"queryParameters": [\n${parameters.join(",\n")}\n  ]`]),
  ];
  return `{\n  ${members.join(",\n  ")}\n}\n`;
}

/** A saved query for people, below what it takes and answers. */
export function queryText(query: SavedQuery, schema: Schema): string {
  const line = (sign: string) => (each: Column): string => {
    const field = answerField(each, schema);
    return comment(`  ${sign === "@" ? `@${each.name}` : field.name} ${oneLine(field)}${each.optional ? ", or NULL" : ""}`);
  };
  return [
    comment(`${query.id}, from ${query.file} and ${query.sql["bigquery"]?.file ?? ""}`),
    comment(query.description),
    ...(query.parameters.length === 0 ? [] : [comment("It takes"), ...query.parameters.map(line("@"))]),
    comment("It is to answer with these columns; nothing here has run it:"), ...query.columns.map(line("")),
    `${sqlText(query)}\n;\n`,
  ].join("\n");
}

function sqlText(of: View | SavedQuery): string {
  const select = selectOf(of.sql["bigquery"]?.text ?? "");
  return "sql" in select ? select.sql : "";
}

function oneLine(field: FieldResource): string {
  return typeOf({ ...field, description: undefined }, "").replace(/\s+/gu, " ");
}

/** Parameters have GoogleSQL's type names and no lengths (docs: REST, QueryParameterType). */
function parameterType({ type, mode, fields }: FieldResource): object {
  const single = type === "RECORD"
    ? { type: "STRUCT", structTypes: (fields ?? []).map((field) => ({ name: field.name, type: parameterType(field) })) }
    : { type: sqlNames[type] ?? type };
  return mode === "REPEATED" ? { type: "ARRAY", arrayType: single } : single;
}
