import { expect, test } from "vitest";
import { bigqueryDrift } from "../src/driver/index.ts";
import { keyOf } from "../src/evolve/action.ts";
import { expectedIn, referenceOf, tableDrift, type Resource } from "../src/evolve/drift.ts";
import type { TableReference } from "../src/index.ts";
import { after, before, destinationOf, said, serverOf, story, up } from "./migrating.ts";
import { schemaOf } from "./contracts.ts";

const at = (tableId: string): TableReference => ({ projectId: "shop-1", datasetId: "shop", tableId });
const lines = (differences: readonly { readonly what: string; readonly is: string; readonly expected?: string; readonly found?: string }[]): readonly string[] =>
  differences.map(({ what, is, expected, found }) => [what, is, ...(expected === undefined ? [] : [`expected ${expected}`]), ...(found === undefined ? [] : [`found ${found}`])].join("; "));

test("a project to which the migrations were run is what the contracts say, whatever the server adds, and each thing that somebody changes is named", async () => {
  const server = await serverOf();
  expect(said(await up(server, story))).toBe("done: 1_make, 2_change");
  const drift = () => bigqueryDrift(destinationOf(server), after);
  // A dataset, three tables, ten columns.
  expect(await drift()).toEqual({ differences: [], compared: 14 });
  expect(lines((await bigqueryDrift(destinationOf(server), before)).differences)).toEqual([
    "column shop.lines.count: type; different; expected STRING; found INTEGER", "column shop.lines.count: maxLength; missing; expected 9",
    "column shop.orders.text; missing", "column shop.orders.body; unexpected", "column shop.orders.stars; unexpected", "column shop.orders.home.street; unexpected",
  ]);
  const { project } = server;
  project.patch(at("orders"), { description: "Another one.", labels: { team: "shop" }, clustering: { fields: ["body"] } }, undefined);
  const clients = project.table(at("clients"));
  project.tables.set(keyOf(at("clients")), { ...clients, more: { resourceTags: { "1/env": "prod" }, newWord: { of: "Google" } } });
  project.tables.delete(keyOf(at("lines")));
  project.makeTable({ tableReference: at("other"), schema: { fields: [{ name: "id", type: "STRING" }] } });
  expect(lines((await drift()).differences).toSorted()).toEqual([
    "table shop.clients: newWord; unexpected; found {\"of\":\"Google\"}", 'table shop.clients: resourceTags; unexpected; found {"1/env":"prod"}', "table shop.lines; missing",
    'table shop.orders: clustering; unexpected; found {"fields":["body"]}', "table shop.orders: description; different; expected What somebody ordered.; found Another one.", "table shop.orders: label team; unexpected; found shop",
    "table shop.other; unexpected",
  ]);
  expect(server.faults).toEqual([]);
});

test("a project without the datasets lacks everything, and a dataset in another place is told", async () => {
  const server = await serverOf();
  expect(lines((await bigqueryDrift(destinationOf(server), before)).differences)).toEqual(["dataset shop; missing", "table shop.clients; missing", "table shop.lines; missing", "table shop.orders; missing"]);
  server.project.makeDataset("shop");
  const placed = schemaOf({ project: "name: shop\nstores: [bigquery]\nbigquery: { location: EU }\n", "shop/client": "entity: client\nplural: clients\ndescription: Who buys.\nfields:\n  id: { type: uid }\n" });
  expect(lines((await bigqueryDrift(destinationOf(server), placed)).differences)).toEqual(["dataset shop: location; different; expected EU; found europe-north1", "table shop.clients; missing"]);
});

/** A table with something in every word. */
const full = expectedIn(schemaOf({
  project: "name: shop\nstores: [postgres, bigquery]\nprimary: postgres\n",
  "shop/client": "entity: client\nplural: clients\ndescription: Who buys.\nfields:\n  id: { type: uid }\n",
  "shop/order": `entity: order
plural: orders
description: What somebody ordered.
fields:
  id: { type: uid, description: The key. }
  clientId: { ref: client }
  price: { type: decimal, precision: 10, scale: 2 }
  note: { type: string, maxLength: 20, optional: true }
  tags: { type: list, of: { type: string, maxLength: 9 } }
  home: { type: object, fields: { city: { type: string, maxLength: 20 } } }
  createdAt: { type: timestamp, auto: created }
keep: 30 days
bigquery: { partition: { field: createdAt, every: day }, cluster: [clientId], labels: { team: shop } }
`,
}), "shop-1").tables.find((table) => referenceOf(table).tableId === "orders") as Resource;

interface Place { readonly path: readonly (string | number)[]; readonly value: unknown }

/** Every value in a resource, with its path. */
function places(value: unknown, path: readonly (string | number)[] = []): readonly Place[] {
  if (typeof value !== "object" || value === null) return [{ path, value }];
  return (Array.isArray(value) ? value.map((each, index) => [index, each] as const) : Object.entries(value)).flatMap(([word, each]) => places(each, [...path, word]));
}

function changed(resource: Resource, { path }: Place, change: (holder: Record<string | number, unknown>, word: string | number) => void): Resource {
  const copy = structuredClone(resource);
  const holder = path.slice(0, -1).reduce<unknown>((each, word) => (each as Record<string | number, unknown>)[word], copy);
  change(holder as Record<string | number, unknown>, path.at(-1) as string | number);
  return copy;
}

test("whatever word of a table says something else, or is gone, is told; a table compared with itself is not", () => {
  expect(tableDrift(full, full)).toEqual([]);
  const all = places(full).filter(({ path }) => path[0] !== "tableReference");
  const unseen = all.flatMap((place) => [
    ...(tableDrift(full, changed(full, place, (holder, word) => { holder[word] = `${String(holder[word])}1`; })).length === 0 ? [`${place.path.join(".")} changed`] : []),
    ...(typeof place.path.at(-1) === "string" && tableDrift(full, changed(full, place, (holder, word) => { delete holder[word]; })).length === 0 ? [`${place.path.join(".")} gone`] : []),
  ]);
  expect(unseen).toEqual([]);
  expect(all.length).toBeGreaterThan(35);
});

test.for<[string, (field: Resource) => Resource, boolean]>([
  ["a policy tag", (field) => ({ ...field, policyTags: { names: ["projects/p/locations/eu/taxonomies/1/policyTags/2"] } }), true],
  ["a policy tag that is none", (field) => ({ ...field, policyTags: { names: [] } }), false],
  ["a collation", (field) => ({ ...field, collation: "und:ci" }), true],
  ["a default", (field) => ({ ...field, defaultValueExpression: "'x'" }), true],
  ["a word that nobody knows", (field) => ({ ...field, somethingNew: true }), true],
  ["a mode that is spelled out", (field) => ({ mode: "NULLABLE", ...field }), false],
  ["another name of the same type", (field) => ({ ...field, type: ({ RECORD: "STRUCT", INTEGER: "INT64" } as Readonly<Record<string, string>>)[String(field["type"])] ?? field["type"] }), false],
  ["an empty description", (field) => ({ description: "", ...field }), false],
])("%s of a column", ([, change, told]) => {
  const schema = full["schema"] as { readonly fields: readonly Resource[] };
  const found = { ...full, schema: { fields: schema.fields.map((field) => (field["name"] === "home" || field["name"] === "note" ? change(field) : field)) } };
  expect(tableDrift(full, found).length > 0).toBe(told);
});

test("columns in another order are no difference, a view in a table's place is", () => {
  const schema = full["schema"] as { readonly fields: readonly Resource[] };
  expect(tableDrift(full, { ...full, schema: { fields: schema.fields.toReversed() } })).toEqual([]);
  expect(lines(tableDrift(full, { ...full, type: "VIEW" }))).toEqual(["table shop.orders: type; different; expected TABLE; found VIEW"]);
});
