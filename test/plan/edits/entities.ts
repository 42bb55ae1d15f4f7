import type { ChangeKind } from "@concord/changes";
import type { Json } from "@concord/core";
import { memberOf, type Assignment, type Contracts, type Document } from "../contracts.ts";
import { keyOf, kindOf, list, parts, sites, wholes, type Place, type Places } from "./edit.ts";

const project = (path: string, value: Json): Places => () => [{ file: "schemas/project.yaml", edit: [{ file: "schemas/project.yaml", path: path.split("/"), value }] }];
const stores = (document: Document): readonly string[] => { const own = list(document, "stores") as readonly string[]; return own.length > 0 ? own : ["postgres"]; };
const fieldsOf = (document: Document): readonly (readonly [string, Document])[] => Object.entries(document["fields"] as Document) as unknown as readonly (readonly [string, Document])[];
const plain = (document: Document): readonly string[] => fieldsOf(document).filter(([, field]) => ["string", "slug", "int32", "date", "timestamp", "uuid", "enum", "hostname"].includes(kindOf(field)) && field["optional"] !== true).map(([name]) => name);
const toggled = (document: Document, store: string, add: boolean): readonly (readonly [string, Json | undefined])[] | undefined => (
  stores(document).includes(store) === add || (!add && stores(document).length === 1) ? undefined : [["stores", add ? [...stores(document), store] : stores(document).filter((each) => each !== store)], ...(add ? [] : [[store, undefined] as const])]
);

/** A text that names an entity of a namespace: by its name where it is at home, else by its id. */
const isReferred = (contracts: Contracts, file: string, name: string): boolean => {
  const id = file.slice("schemas/".length, -".yaml".length).replace("/", ".");
  const [space] = id.split(".");
  return [...contracts].some(([each, document]) => each !== file && typeof document !== "string" && (new RegExp(`"${id.replace(".", "\\.")}[".]`, "u").test(JSON.stringify(document)) || (each.startsWith(`schemas/${space}/`) && new RegExp(`"(?:ref|to)":"${name}"|"refAny":[^\\]]*"${name}"`, "u").test(JSON.stringify(document)))));
};

/** Whether a text of SQL stands in the same namespace: it may name the table. */
const isUnderSql = (contracts: Contracts, file: string): boolean => [...contracts].some(([each, text]) => typeof text === "string" && each.startsWith(file.replace(/[^/]+$/u, "")));

const removed: Places = (contracts) => [...contracts].filter(([file, document]) => typeof document !== "string" && typeof document["entity"] === "string" && !isReferred(contracts, file, document["entity"])).map(([file]) => ({ file, edit: [{ file, path: [], value: undefined }] }));

/** An entity under another name: its file, and whatever leads to it. Its table stays. */
const renamed: Places = (contracts) => [...contracts].flatMap(([file, document]): readonly Place[] => {
  if (typeof document === "string" || typeof document["entity"] !== "string") return [];
  const [name, to] = [document["entity"], `${document["entity"]}Now`];
  const [space = ""] = file.slice("schemas/".length).split("/");
  const leads = (value: Json, inside: boolean, word: string): Json => {
    if (typeof value === "string") return value === `${space}.${name}` ? `${space}.${to}` : value.startsWith(`${space}.${name}.`) ? `${space}.${to}.${value.slice(space.length + name.length + 2)}` : inside && value === name && /^(?:ref|to|refAny)$/u.test(word) ? to : value;
    if (Array.isArray(value)) return value.map((each) => leads(each as Json, inside, word));
    return value !== null && typeof value === "object" ? Object.fromEntries(Object.entries(value).map(([each, below]) => [each, leads(below as Json, inside, each)])) : value;
  };
  const own = leads(document, true, "") as Document;
  const others = [...contracts].flatMap(([each, other]): readonly Assignment[] => {
    if (each === file || typeof other === "string") return [];
    const next = leads(other, each.startsWith(`schemas/${space}/`), "");
    return JSON.stringify(next) === JSON.stringify(other) ? [] : [{ file: each, path: [], value: next }];
  });
  return [{ file, edit: [{ file, path: [], value: undefined }, { file: file.replace(/[^/]+$/u, `${to}.yaml`), path: [], value: { ...own, entity: to, was: [name], plural: document["plural"] ?? name } }, ...others] }];
});

const added: Places = (contracts) => [...contracts].flatMap(([file, document]): readonly Place[] => {
  if (typeof document === "string" || !("entity" in document)) return [];
  const kept = Object.fromEntries(fieldsOf(document).filter(([name, field]) => !keyOf(document).includes(name) && kindOf(field) !== "ref" && kindOf(field) !== "union" && field["refAny"] === undefined).slice(0, 5));
  return [{ file, edit: [{ file: file.replace(/[^/]+$/u, "something.yaml"), path: [], value: { entity: "something", description: "Something else.", stores: ["postgres"], fields: { id: { type: "uuid", auto: "uuid" }, ...kept } } }] }];
});

const key = parts("entity", (document) => plain(document).filter((name) => !keyOf(document).includes(name)).flatMap((name) => [[["key", [name]] as const], [["key", [...keyOf(document), name]] as const]]));
const log = (document: Document): string => `${String(document["entity"]).toLowerCase()}_log`;
const moves = (document: Document): readonly (readonly [string, Document])[] => Object.entries((document["transitions"] ?? {}) as Document) as unknown as readonly (readonly [string, Document])[];
const moved = (change: (from: Document, values: readonly string[]) => Document | undefined): Places => wholes("transitions", (document) => moves(document).flatMap(([field, from]) => {
  const values = list(memberOf(document["fields"] as Document, field) as Document, "values") as readonly string[];
  const next = change(from, values);
  return next === undefined ? [] : [[`transitions/${field}`, next] as const];
}));
const first = (from: Document): readonly [string, readonly string[]] => Object.entries(from).find(([, to]) => (to as unknown as readonly string[]).length > 0) as unknown as readonly [string, readonly string[]];

/** What an entity whose records are only added does not have. */
const forbidden: readonly string[] = ["history", "transitions", "staging", "access/update", "access/delete"];

/** A table that is cut by time has the time in its key; here it has in both states. */
const cut: Places = (contracts) => [...contracts].flatMap(([file, document]): readonly Place[] => {
  if (typeof document === "string" || !("entity" in document) || document["unique"] !== undefined || document["history"] !== undefined || isReferred(contracts, file, String(document["entity"]))) return [];
  if (sites(contracts).some((site) => site.file === file && site.field["unique"] === true)) return [];
  const times = fieldsOf(document).filter(([, field]) => (kindOf(field) === "timestamp" || kindOf(field) === "date") && field["optional"] !== true && field["precision"] === undefined).map(([name]) => name);
  return times.map((by) => ({ file, ground: [{ file, path: ["key"], value: [...new Set([...keyOf(document), by])] }], edit: [{ file, path: ["partition"], value: { by, every: "month" } }] }));
});

/** The kinds of change of a project or an entity as a whole. */
export const entityEdits: Partial<Record<ChangeKind, Places>> = {
  "auth-changed": project("auth/roles", "groups"),
  "client-role-changed": project("clientRole", "web_client"),
  "naming-changed": project("naming", { bigquery: "camelCase" }),
  "project-settings-changed": project("packages", { scope: "@acme" }),
  "entity-added": added,
  "entity-removed": removed,
  "entity-renamed": renamed,
  "entity-documented": wholes("entity", ({ description }) => [["description", `${String(description)} Really.`]]),
  "entity-store-added": parts("entity", (document) => ["postgres", "firestore", "bigquery"].flatMap((store) => { const next = toggled(document, store, true); return next === undefined ? [] : [[...next, ["primary", "postgres"] as const]]; })),
  "entity-store-removed": parts("entity", (document, file, contracts) => ["postgres", "firestore", "bigquery"].flatMap((store) => { const next = store === "postgres" && isUnderSql(contracts, file) ? undefined : toggled(document, store, false); return next === undefined ? [] : [[...next, ["primary", undefined] as const]]; })),
  "primary-changed": wholes("entity", (document) => (stores(document).includes("postgres") && stores(document).includes("firestore") ? [["primary", "firestore"]] : undefined)),
  "key-changed": key,
  "place-changed": wholes("entity", (document, file, contracts) => (document["postgres"] !== undefined || isUnderSql(contracts, file) ? undefined : [["plural", `${String(document["entity"])}Rows`]])),
  "settings-changed": wholes("entity", (document) => (stores(document).includes("bigquery") ? [["bigquery/labels", { team: "ours" }]] : undefined)),
  "append-only-added": wholes("entity", (document) => (document["appendOnly"] === true ? undefined : [["appendOnly", true] as const, ...forbidden.filter((path) => memberOf(document, path.split("/")[0] as string) !== undefined).map((path) => [path, undefined] as const)])),
  "append-only-removed": wholes("appendOnly", () => [["appendOnly", undefined]]),
  "transitions-narrowed": moved((from) => { const [value, to] = first(from); return { ...from, [value]: to.slice(1) }; }),
  "transitions-widened": moved((from, values) => { const [value, to] = first(from); const more = values.find((each) => each !== value && !to.includes(each)); return more === undefined ? undefined : { ...from, [value]: [...to, more] }; }),
  "transitions-changed": moved((from, values) => { const [value, to] = first(from); const more = values.find((each) => each !== value && !to.includes(each)); return more === undefined ? undefined : { ...from, [value]: [...to.slice(1), more] }; }),
  "history-added": wholes("entity", (document) => (document["history"] === undefined && document["appendOnly"] === undefined ? [["history", { table: log(document) }]] : undefined)),
  "history-removed": wholes("history", () => [["history", undefined]]),
  "history-changed": wholes("history", (document) => [["history/except", [plain(document).find((name) => !keyOf(document).includes(name)) as string]]]),
  "partition-changed": cut,
  "staging-added": wholes("entity", (document) => (document["staging"] === undefined ? [["staging", { table: `${String(document["entity"]).toLowerCase()}_inbox`, match: keyOf(document) }]] : undefined)),
  "staging-removed": wholes("staging", () => [["staging", undefined]]),
  "staging-changed": wholes("staging", (document) => [["staging/merge", memberOf(document["staging"], "merge") === "overwrite" ? "fill" : "overwrite"]]),
  "expiry-changed": parts("entity", (document) => (document["expires"] !== undefined ? [[["expires", undefined]]] : fieldsOf(document).filter(([, field]) => kindOf(field) === "timestamp").map(([name]) => [["expires", name] as const]))),
};
