import { report, type Claim, type Diagnostic, type Emitted, type SavedQuery, type Schema, type Source, type View } from "@concord/core";
import { badParameter, badSql } from "./codes.ts";
import { queryRequest, queryText, viewDdl, viewResource } from "./emit/answer.ts";
import { selectOf } from "./select.ts";

/** A view's files, or a saved query's. Nothing here runs GoogleSQL, so every demand of the contract is lost and said to be. */
export function answer(of: View | SavedQuery, schema: Schema): Emitted {
  const base = `bigquery/${of.namespace}/${of.name}.${of.kind}`;
  const [resource, sql] = of.kind === "view" ? [viewResource(of, schema), viewDdl(of, schema)] : [queryRequest(of, schema), queryText(of, schema)];
  const lost = (kind: string): Claim => ({
    constraint: `${of.id}:${kind}`, target: "bigquery", verdict: "lost", why: "no engine runs GoogleSQL here", instead: "a dry run in the project: bq query --dry_run --use_legacy_sql=false",
  });
  return {
    files: [{ path: `${base}.json`, text: resource }, { path: `${base}.sql`, text: sql }],
    claims: [lost("columns"), ...(of.kind === "query" && of.parameters.length > 0 ? [lost("parameters")] : [])],
    diagnostics: textFindings(of),
  };
}

/** What is wrong with the text, at its place in its own file. */
function textFindings(of: View | SavedQuery): readonly Diagnostic[] {
  const source = of.sql["bigquery"] as Source;
  const select = selectOf(source.text);
  if ("fault" in select) return [report(badSql, { file: source.file, start: select.start, end: Math.min(select.end, source.text.length) }, select.fault, { help: "the file holds one SELECT" })];
  const names = of.kind === "query" ? of.parameters : [];
  const known = new Set(names.map(({ name }) => name.toLowerCase()));
  const asked = new Set([...select.parameters.keys()].map((name) => name.toLowerCase()));
  const unknown = [...select.parameters].filter(([name]) => !known.has(name.toLowerCase())).map(([name, [start, end]]) => report(badParameter, { file: source.file, start, end }, `there is no parameter ${name}`, {
    help: of.kind === "view" ? "a view takes no parameters" : names.length === 0 ? "the contract names none" : `the contract names ${names.map((each) => each.name).join(", ")}`,
  }));
  const idle = names.filter(({ name }) => !asked.has(name.toLowerCase())).map((parameter) => report(badParameter, parameter.span, `the SQL never asks for @${parameter.name}`));
  return [...unknown, ...idle];
}
