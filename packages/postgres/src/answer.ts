import { print, report, utf8Length, type Claim, type Column, type Diagnostic, type Emitted, type SavedQuery, type Schema, type Source, type View } from "@concord/core";
import { badParameter, badSql, longName, noSingleColumn, reservedSchema } from "./codes.ts";
import { calledIn } from "./emit/library.ts";
import { prelude } from "./emit/prelude.ts";
import { queryText, viewName, viewStatements } from "./emit/answer.ts";
import { namesOfView } from "./given.ts";
import { longest } from "./names.ts";
import { comment } from "./quote.ts";
import { selectOf } from "./select.ts";

/** A view's file, or a saved query's: the statement, its claims, and what is wrong with its SQL as a text. */
export function answer(of: View | SavedQuery, schema: Schema): Emitted {
  return of.kind === "view" ? viewFile(of, schema) : queryFile(of, schema);
}

function viewFile(view: View, schema: Schema): Emitted {
  const path = `postgres/${view.namespace}/${view.name}.view.sql`;
  const statements = viewStatements(view, schema);
  const before = prelude(schema.project, [viewName(view, schema).schema], calledIn(print(path, statements).text));
  const needed = view.from.length === 0 ? "the tables that it reads" : `the tables that it reads, and ${view.from.join(", ")}`;
  const { text, places } = print(path, [`${comment(`One view. Load first: ${needed}.`)}\n\n`, before, statements]);
  const constraint = `${view.id}:columns`;
  const by = places.get(constraint);
  if (by === undefined) throw new Error(`${path} demands no columns`);
  return { files: [{ path, text }], claims: [{ constraint, target: "postgres", verdict: "enforced", by }], diagnostics: [...nameFindings(view, schema), ...textFindings(view), ...columnFindings(view.columns)] };
}

function queryFile(query: SavedQuery, schema: Schema): Emitted {
  const path = `postgres/${query.namespace}/${query.name}.query.sql`;
  const said = (kind: string): Claim => ({ constraint: `${query.id}:${kind}`, target: "postgres", verdict: "documented", where: `${path}; concord prove prepares it` });
  return {
    files: [{ path, text: queryText(query, schema) }],
    claims: [said("columns"), ...(query.parameters.length === 0 ? [] : [said("parameters")])],
    diagnostics: [...textFindings(query), ...columnFindings([...query.parameters, ...query.columns])],
  };
}

function nameFindings(view: View, schema: Schema): readonly Diagnostic[] {
  const { schema: space } = viewName(view, schema);
  const taken = /^pg_|^information_schema$|^concord$/.test(space) ? [report(reservedSchema, view.span, `the schema ${space} is not for views`)] : [];
  const long = namesOfView(view, schema.project).filter(({ name }) => utf8Length(name) > longest)
    .map(({ name, at, what }) => report(longName, at, `${name} has ${utf8Length(name)} bytes, and PostgreSQL keeps ${longest}`, { help: `give ${what} a shorter name` }));
  return [...taken, ...long];
}

/** What is wrong with the text, at its place in its own file. */
function textFindings(of: View | SavedQuery): readonly Diagnostic[] {
  const source = of.sql["postgres"] as Source;
  const select = selectOf(source.text);
  if ("fault" in select) return [report(badSql, { file: source.file, start: select.start, end: Math.min(select.end, source.text.length) }, select.fault, { help: "the file holds one SELECT" })];
  const names = of.kind === "query" ? of.parameters : [];
  const unknown = [...select.parameters].filter(([number]) => number < 1 || number > names.length).map(([number, [start, end]]) =>
    report(badParameter, { file: source.file, start, end }, `there is no parameter ${number}`, { help: of.kind === "view" ? "a view takes no parameters" : `the contract names ${names.length}` }));
  const idle = names.flatMap((parameter, index) => (select.parameters.has(index + 1) ? [] : [report(badParameter, parameter.span, `${parameter.name} is $${index + 1}, and the SQL never asks for it`)]));
  return [...unknown, ...idle];
}

function columnFindings(columns: readonly Column[]): readonly Diagnostic[] {
  return columns.filter(({ type }) => type.kind === "geoPoint").map((column) => report(noSingleColumn, column.span, `${column.name} would be two columns`, { help: "name its latitude and longitude, each a float" }));
}
