import { mark, named, viewsOf, type Column, type Entity, type Piece, type SavedQuery, type Schema, type View } from "@concord/core";
import { policyOf } from "../names.ts";
import { comment, dollarQuoted, identifier, literal, qualified, textArray } from "../quote.ts";
import { selectOf } from "../select.ts";
import { tableFields, type TableField } from "../spread.ts";
import { columnType, spelled } from "../types.ts";
import { columnOf } from "./column.ts";
import { notesOf } from "./comments.ts";

/** Where a view is: the namespace as schema, its name by the naming policy. */
export function viewName(view: View, schema: Schema): { readonly schema: string; readonly name: string } {
  const policy = policyOf(schema.project);
  return { schema: named(policy, view.namespace), name: named(policy, view.name) };
}

/** What a column is called in the answer. */
export function answerColumn(column: Column, schema: Schema): string {
  return named(policyOf(schema.project), column.name);
}

/** The type of a column or parameter as the catalog spells it. */
export function answerType(column: Column, schema: Schema): string {
  return spelled(answerSource(column, schema));
}

/** The type as statements write it. A column that is typed like an entity's field has the type of that field's column, so that one of an existing table keeps its own. */
export function answerSource(column: Column, schema: Schema): string {
  const { entity, field } = sourceOf(column, schema) ?? {};
  return entity === undefined || field === undefined ? columnType(column.type) : columnOf(entity, field, schema.project).type;
}

/** The column of a table that a column comes from, directly or through views; nothing where it comes from inside a column. */
function sourceOf({ of }: Column, schema: Schema): { readonly entity: Entity; readonly field: TableField } | undefined {
  if (of === undefined) return undefined;
  const name = of.path.join(".");
  const column = schema.views.find((each) => each.id === of.id)?.columns.find((each) => each.name === name);
  if (column !== undefined) return sourceOf(column, schema);
  const entity = schema.entities.find((each) => each.id === of.id);
  const field = entity === undefined ? undefined : tableFields(entity).find((each) => each.name === name);
  return entity === undefined || field === undefined ? undefined : { entity, field };
}

/**
 * A view, as its author wrote it, with the rights of whoever asks (`security_invoker`: policies of the tables hold), and the statement that refuses to leave it there if its columns are not
 * those of the contract.
 */
export function viewStatements(view: View, schema: Schema): Piece {
  const { schema: space, name } = viewName(view, schema);
  const { clientRole } = schema.project;
  const relation = qualified(space, name);
  const select = selectOf(view.sql["postgres"]?.text ?? "");
  const columns = view.columns.flatMap((column) => {
    const text = notesOf(column);
    return text === "" ? [] : [`COMMENT ON COLUMN ${relation}.${identifier(answerColumn(column, schema))} IS ${literal(text)};\n`];
  });
  return [
    `${comment(`${view.id}, from ${view.file} and ${view.sql["postgres"]?.file ?? ""}`)}\n`,
    `CREATE VIEW ${relation} WITH (security_invoker = true) AS\n${"sql" in select ? select.sql : ""}\n;\n`,
    clientRole === undefined ? "" : `REVOKE ALL ON TABLE ${relation} FROM PUBLIC, ${identifier(clientRole)};\n`,
    `COMMENT ON VIEW ${relation} IS ${literal(view.description)};\n`, ...columns,
    mark(`${view.id}:columns`, columnsDemand(view, schema), relation), "\n",
  ];
}

/** Raises `datatype_mismatch` where the view of that name has other columns than the contract says. */
function columnsDemand(view: View, schema: Schema): string {
  const { schema: space, name } = viewName(view, schema);
  const columns = view.columns.map((column) => answerColumn(column, schema));
  const types = view.columns.map((column) => answerType(column, schema));
  const call = `PERFORM concord.demand_columns(${literal(qualified(space, name))}::regclass, ${textArray(columns)}, ${textArray(types)});`;
  return `DO ${dollarQuoted(`\nBEGIN\n  ${call}\nEND\n`)};`;
}

/** Every view of the schema, in an order in which they can be made. */
export function allViews(schema: Schema): readonly Piece[] {
  return viewsOf(schema, "postgres").map((view) => viewStatements(view, schema));
}

/** A saved query as an application sends it, below what its parameters are. */
export function queryText(query: SavedQuery, schema: Schema): string {
  const select = selectOf(query.sql["postgres"]?.text ?? "");
  const parameters = query.parameters.map((each, index) => `  $${index + 1} ${each.name}: ${answerType(each, schema)}${each.optional ? ", or NULL" : ""}`);
  const columns = query.columns.map((each) => `  ${answerColumn(each, schema)}: ${answerType(each, schema)}${each.optional ? ", or NULL" : ""}`);
  const head = [`${query.id}, from ${query.file} and ${query.sql["postgres"]?.file ?? ""}`, query.description, ...(parameters.length === 0 ? [] : ["It takes", ...parameters]), "and answers with", ...columns];
  return `${comment(head.join("\n"))}\n${"sql" in select ? select.sql : ""}\n;\n`;
}
