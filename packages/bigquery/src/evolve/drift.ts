import type { Schema } from "@concord/core";
import { datasetsOf } from "../emit/datasets.ts";
import { viewResource } from "../emit/answer.ts";
import { unnamedProject } from "../names.ts";
import type { DatasetResource, TableReference } from "../resource.ts";
import { tablesIn } from "./plan.ts";
import { serverSet, typeNames, unsaid } from "./said-by-server.ts";

/** How what a project has differs from what the contracts say, in one thing. */
export interface BigqueryDifference {
  /** `table shop.orders`, `column shop.orders.note: maxLength`, `table shop.orders: label team`. */
  readonly what: string;
  readonly is: "missing" | "unexpected" | "different";
  /** What the contracts say, and what the project has, where both say something. */
  readonly expected?: string;
  readonly found?: string;
}

/** A resource, as the contracts say it or as the API answers with it. */
export type Resource = Readonly<Record<string, unknown>>;

/** What a project is expected to have: the tables, the views, and the datasets that they stand in, with the project's name filled in. */
export interface Expected { readonly tables: readonly Resource[]; readonly datasets: readonly DatasetResource[] }

export function expectedIn(schema: Schema, project: string): Expected {
  const filled = <T>(value: T): T => JSON.parse(JSON.stringify(value).replaceAll(unnamedProject, project)) as T;
  const views = schema.views.filter((view) => view.stores.includes("bigquery")).map((view) => JSON.parse(viewResource(view, schema)) as Resource);
  const tables = filled<readonly Resource[]>([...tablesIn(schema).values(), ...views] as readonly Resource[]);
  return { tables, datasets: filled(datasetsOf(schema, tables.map(referenceOf))) };
}

/** Where a table is. */
export function referenceOf(table: Resource): TableReference {
  return table["tableReference"] as TableReference;
}

/** How a table differs: every word of both resources, but for those that the server alone says. The place of a column is no difference, since BigQuery adds columns at the end. */
export function tableDrift(expected: Resource, found: Resource | undefined): readonly BigqueryDifference[] {
  const { datasetId, tableId } = referenceOf(expected);
  const name = `${datasetId}.${tableId}`;
  const isView = "view" in expected;
  const what = `${isView ? "view" : "table"} ${name}`;
  if (found === undefined) return [{ what, is: "missing" }];
  const type = isView ? "VIEW" : "TABLE";
  if (found["type"] !== undefined && found["type"] !== type) return [{ what: `${what}: type`, is: "different", expected: type, found: shown(found["type"]) }];
  const words = (resource: Resource): Resource => Object.fromEntries(Object.entries(resource).filter(([word]) => !serverSet.table.has(word) && word !== "schema" && word !== "labels" && word !== "tableConstraints"));
  return [
    ...wordsDrift(what, words(expected), words(found)),
    ...wordsDrift(what, named("label", expected["labels"]), named("label", found["labels"])),
    ...wordsDrift(what, keysOf(expected["tableConstraints"]), keysOf(found["tableConstraints"])),
    // The server makes a view's columns from its query.
    ...(isView ? [] : fieldsDrift(name, fieldsOf(expected["schema"]), fieldsOf(found["schema"]))),
    ...(isView ? [] : wordsDrift(`${what}: schema`, without(expected["schema"], "fields"), without(found["schema"], "fields"))),
  ];
}

/** How a dataset differs. Who may read it is no part of a contract. */
export function datasetDrift({ datasetReference: { datasetId }, location }: DatasetResource, found: Resource | undefined): readonly BigqueryDifference[] {
  const what = `dataset ${datasetId}`;
  if (found === undefined) return [{ what, is: "missing" }];
  const words = Object.fromEntries(Object.entries(found).filter(([word]) => !serverSet.dataset.has(word)));
  // Where no contract says a place, every one is right.
  const { location: place, ...rest } = words;
  const elsewhere = location !== undefined && String(place).toLowerCase() !== location.toLowerCase();
  return [...(elsewhere ? [{ what: `${what}: location`, is: "different", expected: location, found: shown(place) } as const] : []), ...wordsDrift(what, {}, rest)];
}

/** How many things of a table were looked at: itself and its columns. */
export function countOf(table: Resource): number {
  const count = (fields: readonly Resource[]): number => fields.reduce((sum, field) => sum + 1 + count(fieldsOf(field)), 0);
  return 1 + count(fieldsOf(table["schema"]));
}

function fieldsDrift(of: string, expected: readonly Resource[], found: readonly Resource[]): readonly BigqueryDifference[] {
  const byName = (fields: readonly Resource[]): ReadonlyMap<string, Resource> => new Map(fields.map((field) => [String(field["name"]), field]));
  const [want, have] = [byName(expected), byName(found)];
  return [
    ...[...want.keys()].filter((name) => !have.has(name)).map((name) => ({ what: `column ${of}.${name}`, is: "missing" as const })),
    ...[...have.keys()].filter((name) => !want.has(name)).map((name) => ({ what: `column ${of}.${name}`, is: "unexpected" as const })),
    ...[...want].flatMap(([name, field]): readonly BigqueryDifference[] => {
      const other = have.get(name);
      if (other === undefined) return [];
      return [...wordsDrift(`column ${of}.${name}`, spelled(field), spelled(other)), ...fieldsDrift(`${of}.${name}`, fieldsOf(field), fieldsOf(other))];
    }),
  ];
}

/** The words of a field but for its inner fields, in one spelling: types as the API answers with them, and NULLABLE where there is no mode. */
function spelled(field: Resource): Resource {
  const { fields: _, name: _name, type, mode = "NULLABLE", ...rest } = field;
  return { type: typeNames.get(String(type)) ?? type, mode, ...rest };
}

function wordsDrift(what: string, expected: Resource, found: Resource): readonly BigqueryDifference[] {
  return [...new Set([...Object.keys(expected), ...Object.keys(found)])].flatMap((word): readonly BigqueryDifference[] => {
    const [want, have] = [expected[word], found[word]].map((value) => (unsaid(word, value) ? undefined : shown(value)));
    if (want === have) return [];
    const at = `${what}: ${word}`;
    if (have === undefined) return [{ what: at, is: "missing", expected: want as string }];
    return [want === undefined ? { what: at, is: "unexpected", found: have } : { what: at, is: "different", expected: want, found: have }];
  });
}

function keysOf(constraints: unknown): Resource {
  const { primaryKey, foreignKeys = [], ...more } = (constraints ?? {}) as { readonly primaryKey?: unknown; readonly foreignKeys?: readonly { readonly name?: string }[] };
  return { ...more, ...(primaryKey === undefined ? {} : { "primary key": primaryKey }), ...Object.fromEntries(foreignKeys.map((key) => [`foreign key ${key.name ?? shown(key)}`, key])) };
}

const named = (kind: string, values: unknown): Resource => Object.fromEntries(Object.entries((values ?? {}) as Resource).map(([word, value]) => [`${kind} ${word}`, value]));
const fieldsOf = (holder: unknown): readonly Resource[] => ((holder as { readonly fields?: readonly Resource[] } | undefined)?.fields ?? []);
const without = (value: unknown, word: string): Resource => Object.fromEntries(Object.entries((value ?? {}) as Resource).filter(([each]) => each !== word));

/** A value in one spelling: text as it is, all else as JSON with its words in order, and without those that say nothing. */
function shown(value: unknown): string {
  const ordered = (each: unknown): unknown => {
    if (Array.isArray(each)) return each.map(ordered);
    if (typeof each !== "object" || each === null) return each;
    return Object.fromEntries(Object.entries(each).filter(([word, inner]) => !unsaid(word, inner)).sort(([one], [other]) => (one < other ? -1 : 1)).map(([word, inner]) => [word, ordered(inner)]));
  };
  return typeof value === "string" ? value : JSON.stringify(ordered(value));
}
