import type { SavedQuery, Schema, View } from "@concord/core";
import { pathTo, shortName, upToRoot } from "../names.ts";
import { counted, listed, sentence } from "../prose.ts";
import { code, comment, fence, link, paragraphs, text } from "../quote.ts";
import { bullets, table } from "../table.ts";
import { typeWords, type Around } from "../types.ts";
import { value } from "../value.ts";

/** The page of a view or a saved query: what it answers, what it is given, and its SQL for each store. */
export function answerPage(answer: View | SavedQuery, { project }: Schema): string {
  const { name, namespace, id, file, description, stores, columns, sql, owner, was, meta } = answer;
  const root = upToRoot(project);
  const what = answer.kind === "view" ? "A view" : "A saved query, which the store does not keep,";
  const taken = answer.kind === "query" && answer.parameters.length > 0 ? ` It is given ${counted(answer.parameters.length, "parameter")}.` : "";
  return [
    `${comment(`Made by concord from ${file}; change it there.`)}\n\n# ${text(name)}\n`,
    `${code(id)}\n`,
    ...paragraphs(description).map((each) => `${each}\n`),
    `${what} of ${listed(stores)}; it gives ${counted(columns.length, "column")}.${taken}\n`,
    bullets([
      `Contract: ${link(text(file), `${root}${file}`)}`,
      `Namespace: ${link(text(namespace), "README.md")}`,
      ...(owner === undefined ? [] : [`Owner: ${text(owner)}`]),
      ...(answer.kind === "view" && answer.from.length > 0 ? [`Reads: ${listed(answer.from.map((view) => link(text(shortName(view, namespace)), pathTo(view, namespace))))}`] : []),
      ...(was.length === 0 ? [] : [`Once called: ${listed(was.map(code))}`]),
      ...Object.entries(meta).map(([key, of]) => `${text(key)}: ${Array.isArray(of) ? of.map(value).join(", ") : value(of)}`),
    ]),
    ...(answer.kind === "query" && answer.parameters.length > 0 ? [`## Parameters\n\n${columnsOf("Parameter", answer.parameters, namespace)}`] : []),
    `## Columns\n\n${columnsOf("Column", columns, namespace)}`,
    ...stores.map((store) => `## In ${text(store)}\n\n${fence((sql[store]?.text ?? "").trimEnd(), "sql")}\n`),
  ].join("\n");
}

function columnsOf(head: string, columns: View["columns"], namespace: string): string {
  const around: Around = { namespace, path: "", sectionOf: () => undefined };
  return table([head, "Value", "Presence", "Meaning"], columns.map((column) => [
    code(column.name), typeWords(column.type, { ...around, path: column.name }), column.optional ? "optional" : "required",
    [
      ...(column.description === undefined ? [] : paragraphs(column.description).map(sentence)),
      ...(column.of === undefined ? [] : [`As ${code(column.of.path.join("."))} of ${link(text(shortName(column.of.id, namespace)), pathTo(column.of.id, namespace))}.`]),
      ...(column.pii === undefined ? [] : [`Personal data: ${column.pii}.`]),
    ].join(" "),
  ]));
}
