import type { Json } from "@concord/core";

/** A contract as a value that can be changed. */
export type Contract = { [word: string]: Json | Contract };

/** A place of a contract where a text of its author may stand. `put` writes it there; the rest of the contract stays as it is. */
export interface Place {
  readonly name: string;
  readonly put: (contract: Contract, text: string) => void;
  /** Targets have a say in it: what the language takes there a store may refuse. */
  readonly judged?: true;
  /** Files of the project that change with it, beside the contract. */
  readonly project?: (project: Contract, text: string) => void;
}

/** An entity with something at every place, so that each text has neighbours that are harmless. */
export function harmless(name: string): Contract {
  return {
    entity: name, plural: `${name}s`, description: "A thing.", owner: "a team", was: ["earlier"], meta: { note: "a note" }, stores: ["postgres", "firestore", "bigquery"], primary: "postgres",
    fields: {
      id: { type: "uid", description: "Who it is." },
      word: { type: "string", maxLength: 80, default: "a word", description: "A word." },
      kind: { type: "enum", values: ["one", { value: "two", description: "The second." }], default: "one", postgres: { as: "enum" } },
      many: { type: "enum", values: ["one", "two", "three", "four", "five"], optional: true },
      some: { type: "list", of: { type: "enum", values: ["one", "two"] }, maxItems: 3, default: ["one"] },
      inner: { type: "object", optional: true, fields: { word: { type: "enum", values: ["one", "two"], description: "A word inside." } } },
      keyed: { type: "map", of: { type: "boolean" }, keys: ["one", "two"], optional: true },
      column: { type: "string", maxLength: 20, optional: true, postgres: { name: "the_column" } },
      document: { type: "string", maxLength: 20, optional: true, firestore: { name: "theField" } },
      warehouse: { type: "string", maxLength: 20, optional: true, bigquery: { name: "the_cell" } },
      old: { type: "string", maxLength: 20, optional: true, was: ["older"], deprecated: { since: "1.0.0", use: "word" } },
    },
    indexes: [{ fields: ["document", "-column"], name: `an_index_${name}` }],
    checks: { known: { if: "word != 'nothing' || kind == 'one'", message: "It is known." } },
    access: { read: "auth.uid == 'someone' || hasRole('reader')", create: "auth.uid == id" },
    postgres: { table: `table_${name}`, schema: "things" }, firestore: { collection: `collection-${name}` },
    bigquery: { table: `cells_${name}`, dataset: "things", labels: { team: "one" } },
  };
}

/** A text as a literal of the expression language. */
function quoted(text: string): string {
  return `'${text.replaceAll("\\", "\\\\").replaceAll("'", "\\'").replace(/[\u0000-\u001f\u007f\u2028\u2029\ufeff]/g, (each) => `\\u${each.charCodeAt(0).toString(16).padStart(4, "0")}`)}'`;
}

type Step = string | number;

/** Sets a word deep in a contract. */
function set(contract: Contract, path: readonly Step[], value: Json | Contract): void {
  const [step, ...rest] = path as [Step, ...Step[]];
  if (rest.length > 0) set(contract[step] as Contract, rest, value);
  else Object.defineProperty(contract, step, { value, writable: true, enumerable: true, configurable: true });
}

/** Another key in the place of one, in the same place. */
function rename(contract: Contract, path: readonly Step[], from: string, to: string): void {
  const parent = path.reduce((at, step) => at[step] as Contract, contract);
  const entries = Object.entries(parent);
  for (const [key] of entries) delete parent[key];
  for (const [key, value] of entries) set(parent, [key === from ? to : key], value);
}

const at = (name: string, ...path: Step[]): Place => ({ name, put: (contract, text) => set(contract, path, text) });
const key = (name: string, from: string, ...path: Step[]): Place => ({ name, put: (contract, text) => rename(contract, path, from, text) });

/** Places at which a text stays what it is: it comes out of every engine and parser as it went in, or it is refused. */
export const places: readonly Place[] = [
  at("description", "description"), at("owner", "owner"), at("plural", "plural"), at("version", "version"), at("was of an entity", "was", 0),
  at("value of meta", "meta", "note"), key("key of meta", "note", "meta"),
  at("description of a field", "fields", "word", "description"), at("description inside", "fields", "inner", "fields", "word", "description"), at("description of a value", "fields", "kind", "values", 1, "description"),
  at("default", "fields", "word", "default"),
  { name: "value of an enum type", put: (contract, text) => { set(contract, ["fields", "kind", "values", 0], text); set(contract, ["fields", "kind", "default"], text); set(contract, ["checks", "known", "if"], `word != 'nothing' || kind == ${quoted(text)}`); } },
  at("one of many values", "fields", "many", "values", 2),
  { name: "value in a list", put: (contract, text) => { set(contract, ["fields", "some", "of"], { type: "enum", values: [text, "two"] }); set(contract, ["fields", "some", "default"], [text]); } },
  at("value inside", "fields", "inner", "fields", "word", "values", 0),
  { name: "key of a map", judged: true, put: (contract, text) => { set(contract, ["fields", "keyed", "keys"], ["two", text]); set(contract, ["fields", "keyed", "require"], [text]); } },
  at("deprecated since", "fields", "old", "deprecated", "since"), at("deprecated for", "fields", "old", "deprecated", "use"), at("earlier name", "fields", "old", "was", 0),
  at("message", "checks", "known", "message"),
  { name: "text in a check", put: (contract, text) => set(contract, ["checks", "known", "if"], `word != ${quoted(`${text}!`)} || kind == ${quoted((contract["fields"] as { kind: { values: string[] } }).kind.values[0] as string)}`) },
  { name: "text in access", put: (contract, text) => set(contract, ["access", "read"], `auth.uid == ${quoted(text)} || hasRole(${quoted(text)})`) },
  ...[
    at("table", "postgres", "table"), at("schema", "postgres", "schema"), at("column", "fields", "column", "postgres", "name"),
    at("collection", "firestore", "collection"), at("field of a document", "fields", "document", "firestore", "name"),
    { name: "id of a document", put: (contract: Contract, text: string) => set(contract, ["firestore", "id"], `{id}${text}`) },
    at("table of BigQuery", "bigquery", "table"), at("dataset", "bigquery", "dataset"), at("column of BigQuery", "fields", "warehouse", "bigquery", "name"),
    at("label", "bigquery", "labels", "team"), key("key of a label", "team", "bigquery", "labels"),
  ].map((place): Place => ({ ...place, judged: true })),
  { name: "reserved name", put: (contract, text) => set(contract, ["reserved"], [text]) },
];

/** Names that contracts give: most texts are none, and are refused where they stand. */
export const names: readonly Place[] = [
  at("name of the entity", "entity"), ...[
    key("name of a field", "old", "fields"), key("name of a field inside", "word", "fields", "inner", "fields"), key("name of a check", "known", "checks"), at("name of an index", "indexes", 0, "name"),
    { name: "name of a unique", put: (contract: Contract, text: string) => set(contract, ["unique"], [{ fields: ["word"], name: text }]) },
  ].map((place): Place => ({ ...place, judged: true })),
  { name: "name of a reference", put: (contract, text) => set(contract, ["references"], { [text]: { to: contract["entity"] as string, by: ["id"] } }) },
  { name: "name of a query", put: (contract, text) => set(contract, ["queries"], { [text]: { where: ["kind =="] } }) },
  { name: "field of an index", put: (contract, text) => set(contract, ["indexes", 0, "fields"], [text]) }, { name: "field of the key", put: (contract, text) => set(contract, ["key"], [text]) },
  at("type of a field", "fields", "old", "type"), { name: "entity of a reference", put: (contract, text) => set(contract, ["fields", "old"], { ref: text, optional: true }) },
  { name: "trait", put: (contract, text) => set(contract, ["use"], [text]) }, at("store", "stores", 1), at("primary store", "primary"), { name: "word", put: (contract, text) => set(contract, [text], 1) },
  { name: "word of a field", put: (contract, text) => set(contract, ["fields", "old", text], 1) }, { name: "rule of lint", put: (contract, text) => set(contract, ["lint"], { [text]: "a reason" }) },
  at("pattern", "fields", "old", "pattern"), at("whole condition", "checks", "known", "if"), at("whole access line", "access", "create"), at("expiry", "expires"), at("keeping", "keep"),
  at("minimum", "fields", "old", "minLength"), at("normal form", "fields", "old", "normalize"),
];

const inProject = (name: string, ...path: Step[]): Place => ({ name, judged: true, put: () => undefined, project: (project, text) => set(project, path, text) });

/** Texts of project.yaml. */
export const projectPlaces: readonly Place[] = [
  inProject("name of the project", "name"), inProject("client role", "clientRole"), inProject("claim of the uid", "auth", "uid"), inProject("claim of the roles", "auth", "roles"),
  { name: "name of a claim", judged: true, put: () => undefined, project: (project, text) => set(project, ["auth", "claims"], { [text]: { type: "string", default: "none" } }) },
  inProject("default of a claim", "auth", "claims", "plan", "default"), inProject("output", "output"), inProject("strict", "strict"), inProject("project of BigQuery", "bigquery", "project"),
  inProject("dataset of the project", "bigquery", "dataset"), inProject("location", "bigquery", "location"),
];
