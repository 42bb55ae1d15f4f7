import type { ChangeKind } from "@concord/changes";
import type { Json } from "@concord/core";
import { inverse, memberOf, type Document } from "../contracts.ts";
import { back, fields, keyOf, kindOf, list, parts, said, sites, wholes, type Places } from "./edit.ts";

const fieldsOf = (document: Document): readonly (readonly [string, Document])[] => Object.entries(document["fields"] as Document) as unknown as readonly (readonly [string, Document])[];
const scalars: readonly string[] = ["string", "slug", "hostname", "int32", "date", "timestamp", "uuid", "uid", "email", "decimal", "url"];
const plain = (document: Document, isRequired = true): readonly string[] => fieldsOf(document).filter(([, field]) => scalars.includes(kindOf(field)) && (!isRequired || field["optional"] !== true)).map(([name]) => name);
const more = (document: Document, word: string, value: Json): Json => [...list(document, word), value];

const uniqueAdded: Places = parts("entity", (document) => plain(document).filter((name) => !keyOf(document).includes(name) && (memberOf(document["fields"], name) as Document)["unique"] !== true).map((name) => [["unique", more(document, "unique", [name])] as const]));
const indexAdded: Places = parts("entity", (document) => plain(document, false).map((name) => [["indexes", more(document, "indexes", { fields: [`-${name}`], name: "another_index" })] as const]));
const checkAdded: Places = parts("entity", (document) => fieldsOf(document).flatMap(([name, field]) => {
  const other = fieldsOf(document).find(([each, { optional }]) => each !== name && optional === field["optional"] && kindOf(memberOf(document["fields"], each) as Document) === kindOf(field));
  const one = kindOf(field) === "string" && field["optional"] !== true ? `${name} != 'nothing'` : field["optional"] === true ? `${name} == null || true` : other === undefined || !scalars.includes(kindOf(field)) ? undefined : `${name} != ${other[0]} || ${name} == ${other[0]}`;
  return one === undefined ? [] : [[["checks/another_check", { if: one, message: "Another check." }] as const]];
}));
const queryAdded: Places = parts("entity", (document) => plain(document, false).map((name) => [["queries/another", { where: [`${name} ==`] }] as const]));
const shapeAdded: Places = wholes("entity", (document) => [["shapes/another", { pick: [...new Set([...keyOf(document), ...plain(document).slice(0, 3)])], direction: "output" }]]);
const referenceAdded: Places = (contracts) => [...contracts].flatMap(([file, document]) => (typeof document === "string" || !("entity" in document) ? [] : [...contracts].flatMap(([other, target]) => (
  typeof target === "string" || !("entity" in target) || keyOf(target).length > 1 ? [] : [{ file, edit: [{ file, path: ["fields", "another"], value: { ref: other.slice("schemas/".length, -".yaml".length).replace("/", "."), optional: true, onDelete: "clear" } }] }]
))));
const fieldReferences = (document: Document): readonly string[] => fieldsOf(document).filter(([, field]) => typeof field["ref"] === "string").map(([name]) => name);
const checks = (document: Document): readonly (readonly [string, Json])[] => Object.entries((document["checks"] ?? {}) as Document);
const condition = (check: Json): string => (typeof check === "string" ? check : String((check as Document)["if"]));
const lines = (document: Document): readonly (readonly [string, string])[] => Object.entries((document["access"] ?? {}) as Document).flatMap(([line, value]) => (typeof value === "string" ? [[`access/${line}`, value] as const] : [[`access/${line}/if`, String((value as Document)["if"])] as const]));
const access = (change: (condition: string) => string | undefined): Places => parts("access", (document) => lines(document).flatMap(([path, value]) => { const next = change(value); return next === undefined || next === value ? [] : [[[path, next] as const]]; }));
const only = (change: (names: readonly string[], document: Document) => readonly string[] | undefined): Places => wholes("access", (document) => {
  const names = list((memberOf(document["access"], "update") ?? {}) as Document, "only") as readonly string[];
  const next = names.length === 0 ? undefined : change(names, document);
  return next === undefined ? undefined : [["access/update/only", [...next]]];
});
const shapes = (change: (pick: readonly string[], document: Document) => readonly string[] | undefined): Places => parts("shapes", (document) => Object.entries(document["shapes"] as Document).flatMap(([name, shape]) => {
  const next = change(list(shape as Document, "pick") as readonly string[], document);
  return next === undefined ? [] : [[[`shapes/${name}/pick`, [...next]] as const]];
}));
const indexAt = (document: Document, change: (index: Json) => Json | undefined): readonly (readonly (readonly [string, Json])[])[] => list(document, "indexes").flatMap((index, at) => { const next = change(index); return next === undefined ? [] : [[["indexes", list(document, "indexes").map((each, place) => (place === at ? next : each))] as const]]; });
/** A view that nothing stands on, and its texts of SQL. */
const views: Places = (contracts) => [...contracts].filter(([file, document]) => file.endsWith(".view.yaml") && typeof document !== "string" && ![...contracts.values()].some((other) => typeof other !== "string" && list(other, "from").includes(document["view"] as string)))
  .map(([file]) => ({ file, edit: [...contracts.keys()].filter((each) => each === file || (each.endsWith(".sql") && each.startsWith(file.replace("view.yaml", "")))).map((each) => ({ file: each, path: [], value: undefined })) }));
const queries: Places = (contracts) => [...contracts].filter(([file]) => file.endsWith(".query.yaml"))
  .map(([file]) => ({ file, edit: [...contracts.keys()].filter((each) => each === file || (each.endsWith(".sql") && each.startsWith(file.replace("query.yaml", "")))).map((each) => ({ file: each, path: [], value: undefined })) }));
const sql = (word: string, from: RegExp, to: string): Places => (contracts) => [...contracts].flatMap(([file, text]) => (typeof text === "string" && file.endsWith(".postgres.sql") && contracts.has(file.replace(".postgres.sql", `.${word}.yaml`)) && from.test(text) ? [{ file, edit: [{ file, path: [], value: text.replace(from, to) }] }] : []));

/** The kinds of change of what stands beside fields: uniques, indexes, checks, references, access, shapes, views and queries, shared types. */
export const otherEdits: Partial<Record<ChangeKind, Places>> = {
  "unique-added": uniqueAdded,
  "unique-removed": (contracts) => [...parts("unique", (document) => list(document, "unique").map((_, at) => [["unique", list(document, "unique").filter((__, each) => each !== at)] as const]))(contracts), ...fields(({ field }) => (field["unique"] === true ? { unique: undefined } : undefined))(contracts), ...back(contracts, uniqueAdded, (all, edit) => inverse(all, edit)).slice(0, 3)],
  "unique-changed": parts("unique", (document) => list(document, "unique").flatMap((unique, at) => { const now = Array.isArray(unique) ? { fields: unique, where: `${String(unique[0])} != null` } : { ...unique as Document, nulls: (unique as Document)["nulls"] === "distinct" ? "equal" : "distinct" }; return [[["unique", list(document, "unique").map((each, place) => (place === at ? now : each))] as const]]; })),
  "index-added": indexAdded,
  "index-removed": parts("indexes", (document) => list(document, "indexes").map((_, at) => [["indexes", list(document, "indexes").filter((__, each) => each !== at)] as const])),
  "index-changed": parts("indexes", (document) => indexAt(document, (index) => (Array.isArray(index) ? { fields: index, name: "renamed_index" } : undefined))),
  "check-added": checkAdded,
  "check-removed": parts("checks", (document) => checks(document).map(([name]) => [[`checks/${name}`, undefined] as const])),
  "check-changed": parts("checks", (document) => checks(document).flatMap(([name, check]) => [`(${condition(check)}) || false`, `(${condition(check)}) && true`].map((now) => [[`checks/${name}`, typeof check === "string" ? now : { ...check as Document, if: now }] as const]))),
  "check-renamed": parts("checks", (document) => checks(document).map(([name, check]) => [[`checks/${name}`, undefined] as const, [`checks/${name}_now`, check] as const])),
  "check-reworded": parts("checks", (document) => checks(document).map(([name, check]) => [[`checks/${name}`, { if: condition(check), message: "It is worded otherwise." }] as const])),
  "reference-added": referenceAdded,
  "reference-removed": (contracts) => [...sites(contracts).filter(({ field }) => typeof field["ref"] === "string").map((site) => ({ file: site.file, edit: said(site, { ref: undefined, onDelete: undefined, onUpdate: undefined, enforce: undefined, type: /^(?:user|people\.person)$/u.test(String(site.field["ref"])) ? "uid" : "uuid" }) })), ...wholes("references", (document) => Object.keys(document["references"] as Document).map((name) => [`references/${name}`, undefined] as const))(contracts)],
  "reference-action-changed": parts("entity", (document) => fieldReferences(document).flatMap((name) => { const field = memberOf(document["fields"], name) as Document; return ["restrict", "cascade", ...(field["optional"] === true ? ["clear"] : [])].filter((action) => action !== (field["onDelete"] ?? "restrict")).map((action) => [[`fields/${name}/onDelete`, action] as const]); })),
  "reference-enforced": (contracts) => back(contracts, parts("entity", (document) => fieldReferences(document).map((name) => [[`fields/${name}/enforce`, "none"] as const])), (all, edit) => inverse(all, edit)),
  "reference-not-enforced": parts("entity", (document) => fieldReferences(document).map((name) => [[`fields/${name}/enforce`, "none"] as const])),
  "query-added": queryAdded,
  "query-removed": (contracts) => back(contracts, queryAdded, (all, edit) => inverse(all, edit)),
  "shape-added": shapeAdded,
  "shape-removed": (contracts) => [...parts("shapes", (document) => Object.keys(document["shapes"] as Document).map((name) => [[`shapes/${name}`, undefined] as const]))(contracts), ...back(contracts, shapeAdded, (all, edit) => inverse(all, edit))],
  "shape-field-added": shapes((pick, document) => { const name = plain(document, false).find((each) => !pick.includes(each)); return name === undefined ? undefined : [...pick, name]; }),
  "shape-field-removed": shapes((pick) => (pick.length > 1 ? pick.slice(0, -1) : undefined)),
  "access-widened": access((condition_) => (condition_ === "anyone" || condition_ === "signedIn" || condition_.includes("editor") ? undefined : `(${condition_}) || hasRole('editor')`)),
  "access-narrowed": access((condition_) => (condition_ === "anyone" ? "signedIn" : condition_ === "signedIn" ? "hasRole('admin')" : `(${condition_}) && hasRole('auditor')`)),
  "access-changed": access((condition_) => (/^(?:anyone|signedIn)$/u.test(condition_) ? undefined : "hasRole('auditor')")),
  "writable-widened": only((names, document) => { const name = plain(document, false).find((each) => !names.includes(each) && !keyOf(document).includes(each)); return name === undefined ? undefined : [...names, name]; }),
  "writable-narrowed": only((names) => (names.length > 1 ? names.slice(1) : undefined)),
  "view-added": (contracts) => back(contracts, views, (all, edit) => inverse(all, edit)),
  "view-removed": views,
  "view-documented": wholes("view", ({ description }) => [["description", `${String(description)} Really.`]]),
  "view-sql-changed": sql("view", /count\(\*\)/u, "count(1)"),
  "saved-query-added": (contracts) => back(contracts, queries, (all, edit) => inverse(all, edit)),
  "saved-query-removed": queries,
  "saved-query-documented": wholes("query", ({ description }) => [["description", `${String(description)} Really.`]]),
  "saved-query-sql-changed": sql("query", /count\(\*\)/u, "count(1)"),
  "type-added": () => [{ file: "schemas/public/place.yaml", edit: [{ file: "schemas/public/place.yaml", path: [], value: { object: "place", description: "Where something is.", fields: { name: { type: "string", maxLength: 80 } } } }] }],
  "type-documented": (contracts) => [...wholes("object", ({ description }) => [["description", `${String(description)} Really.`]])(contracts), ...wholes("enum", ({ description }) => [["description", `${String(description)} Really.`]])(contracts)],
};
