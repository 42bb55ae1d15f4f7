import type { TableBeside } from "@concord/core";
import { Parser } from "@dbml/core";
import mermaid from "mermaid";
import { SaxesParser } from "saxes";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { byPolicy, checkChartdb, layoutOf, type Naming } from "../src/index.ts";
import { fileOf, hostile, schemaOf, shop } from "./contracts.ts";

// eslint-disable-next-line @typescript-eslint/no-explicit-any
type Node = any;

const journal: TableBeside = {
  id: "shop.client:history", kind: "journal", namespace: "shop", schema: "shop", name: "past", about: "What became of each.", key: ["history_id"], from: ["shop.client"],
  link: { columns: [["id", "id"]], goes: false },
  columns: [{ name: "history_id", type: "bigint", required: true }, { name: "id", type: "uuid", required: true }, { name: "words", type: "shop.\"odd kind\"[]", required: false }, { name: "sum", type: "numeric(10,2)[]", required: false }],
};
const lines: TableBeside = {
  ...journal, id: "shop.client:rows:lines", kind: "members", name: "lines", key: ["client_id", "position"], link: { columns: [["client_id", "id"]], goes: true },
  columns: [{ name: "client_id", type: "uuid", required: true }, { name: "position", type: "integer", required: true }, { name: "note", type: "character varying(9)", required: false }],
};
const view: TableBeside = { ...journal, id: "mail.sums", kind: "view", namespace: "mail", schema: "mail", name: "sums", key: [], from: ["shop.client", "shop.order"], columns: [{ name: "at", type: "timestamp(3) with time zone", required: true }] };
const { link: _, ...unlinked } = view;
const naming: Naming = { ...byPolicy, beside: (entity) => (entity.id === "shop.client" ? [journal, lines] : []), views: () => [unlinked], more: (entity) => (entity.id === "shop.order" ? [{ name: "search", type: "tsvector", required: true }] : []) };
const schema = schemaOf(shop);
const chart: Node = JSON.parse(fileOf(schema, "chartdb.json", { naming }));

describe("ChartDB", () => {
  const table = (name: string): Node => chart.tables.find((each: Node) => each.name === name);

  test("has them with what their rows belong to, and views as views", () => {
    expect(checkChartdb(chart)).toEqual([]);
    expect(["past", "lines", "sums"].map((name) => [table(name).isView, table(name).color, table(name).comments])).toEqual([
      [false, "#b0b0b0", "Journal of shop.client.\nWhat became of each."], [false, "#b0b0b0", "Members of shop.client.\nWhat became of each."],
      [true, "#b0b0b0", "View of shop.client, shop.order.\nWhat became of each."],
    ]);
    expect(chart.relationships.filter((each: Node) => each.name === "lines_of")).toEqual([{
      id: "shop.client:rows:lines:reference", name: "lines_of", sourceSchema: "shop", sourceTableId: "shop.client:rows:lines", sourceFieldId: "shop.client:rows:lines/client_id",
      targetSchema: "shop", targetTableId: "shop.client", targetFieldId: "shop.client/id", sourceCardinality: "many", targetCardinality: "one", createdAt: 0,
    }]);
    expect(chart.dependencies.map((each: Node) => `${each.dependentTableId} on ${each.tableId}`)).toEqual(["shop.client:history on shop.client", "mail.sums on shop.client", "mail.sums on shop.order"]);
  });

  test("has their types in its own words, or says the database's", () => {
    const told = (name: string): string[] => table(name).fields.map((each: Node) => [each.name, each.type.id, each.isArray ?? "", each.characterMaximumLength ?? each.precision ?? "", each.comments ?? ""].join(" "));
    expect(told("past")).toEqual(["history_id bigint   ", "id uuid   ", 'words user-defined   shop."odd kind"[]', "sum numeric true 10 "]);
    expect(told("lines")).toEqual(["client_id uuid   ", "position int   ", "note varchar  9 "]);
    expect([...told("sums"), told("orders").at(-1)]).toEqual(["at timestamptz   ", "search tsvector   (no part of the record)"]);
  });

  test.each<readonly [string, string, (diagram: Node) => void]>([
    ["a dependency on nothing", "dependencies[0].tableId", (d) => { d.dependencies[0].tableId = "shop.nobody"; }],
    ["a dependency of nothing", "dependencies[1].dependentTableId", (d) => { d.dependencies[1].dependentTableId = "mail.nobody"; }],
    ["a dependency with another schema", "dependencies[1].dependentSchema", (d) => { d.dependencies[1].dependentSchema = "shop"; }],
    ["a dependency on itself", "dependencies[0].dependentTableId", (d) => { d.dependencies[0].dependentTableId = d.dependencies[0].tableId; }],
    ["an id of a dependency and of a table", "dependencies[0].id", (d) => { d.dependencies[0].id = d.tables[0].id; }],
  ])("would not say that it misreads %s", (_name, at, spoil) => {
    const diagram = structuredClone(chart);
    spoil(diagram);
    expect(checkChartdb(diagram).map((problem) => problem.at)).toContain(at);
  });
});

async function mermaidOf(text: string): Promise<Node> {
  await mermaid.parse(text);
  return ((await mermaid.mermaidAPI.getDiagramFromText(text)) as Node).db;
}

test("Mermaid has them under the database's name, dashed, with lines to what they are made from", async () => {
  const db = await mermaidOf(fileOf(schema, "schema.mmd", { naming }));
  const found = db.getEntities().get("shop.client:history");
  expect([found.alias, found.cssClasses, found.attributes.map((each: Node) => [each.type, each.name, ...each.keys].join(" "))]).toEqual([
    "shop.past (journal)", "default beside", ["bigint history_id PK", "uuid id", "shop__odd_kind_[] words", "numeric(10,2)[] sum"],
  ]);
  const names = new Map([...db.getEntities().entries()].map(([name, entity]: [string, Node]) => [entity.id, name]));
  const drawn = db.getRelationships().map((each: Node) => [names.get(each.entityA), each.relSpec.relType, names.get(each.entityB), each.roleA].join(" "));
  expect(drawn.filter((each: string) => /:|sums/u.test(each))).toEqual([
    "shop.client NON_IDENTIFYING shop.client:history journal", "shop.client IDENTIFYING shop.client:rows:lines members", "shop.client NON_IDENTIFYING mail.sums view", "shop.order NON_IDENTIFYING mail.sums view",
  ]);
});

test("the registry and the index say what they are", () => {
  const { tables } = parse(fileOf(schema, "column_registry.yml", { naming })) as Node;
  expect([tables["shop.past"].kind, tables["shop.past"].from, tables["shop.past"].columns[0]]).toEqual(["journal", ["shop.client"], { name: "history_id", type: "bigint", primary_key: true, nullable: false, unique: true }]);
  expect(tables["shop.clients"].kind).toBeUndefined();
  expect(JSON.parse(fileOf(schema, "schema_index.json", { naming })).tables.slice(-3).map(({ kind, entity, file }: Node) => [kind, entity, file])).toEqual([
    ["journal", "shop.client", "tables/shop/client.history.json"], ["members", "shop.client", "tables/shop/client.rows.lines.json"], ["view", "mail.sums", "tables/mail/sums.json"],
  ]);
});

test("they keep their places, also when what they belong to is renamed", () => {
  const layout = layoutOf(schema, { tables: { "shop.client:history": { x: 4000, y: 4000 } } }, naming);
  expect(layout.tables["shop.client:history"]).toEqual({ x: 4000, y: 4000 });
  const renamed = schemaOf({ ...Object.fromEntries(Object.entries(shop).filter(([name]) => name !== "shop/client").map(([name, text]) => [name, text.replaceAll("ref: client", "ref: buyer").replaceAll("shop.client", "shop.buyer")])), "shop/buyer": (shop["shop/client"] ?? "").replace("entity: client", "entity: buyer\nwas: [client]") });
  const after = { ...naming, beside: (entity: { readonly id: string }) => (entity.id === "shop.buyer" ? [{ ...journal, id: "shop.buyer:history", from: ["shop.buyer"] }] : []) };
  expect(layoutOf(renamed, layout, after).tables["shop.buyer:history"]).toEqual({ x: 4000, y: 4000 });
});

test.each(hostile.filter((text) => text !== "").map((text) => [JSON.stringify(text), text] as const))("%s is text wherever it stands", async (_name, text) => {
  const odd: TableBeside = { ...journal, name: text, about: text, columns: [{ name: "id", type: "uuid", required: true }, { name: text, type: text, required: true }], key: [text] };
  const oddly: Naming = { ...naming, beside: (entity) => (entity.id === "shop.client" ? [odd] : []) };
  const spaces: Node[] = (new Parser().parse(fileOf(schema, "schema.dbml", { naming: oddly }), "dbmlv2") as Node).schemas;
  expect(spaces.flatMap((each) => each.tables)).toHaveLength(6);
  const read: Node = JSON.parse(fileOf(schema, "chartdb.json", { naming: oddly }));
  expect(checkChartdb(read)).toEqual([]);
  expect([read.tables[4].name, read.tables[4].fields[1].name]).toEqual([text, text]);
  const found = (await mermaidOf(fileOf(schema, "schema.mmd", { naming: oddly }))).getEntities();
  expect([found.size, found.get("shop.client:history").attributes.length]).toEqual([6, 2]);
  const registry = parse(fileOf(schema, "column_registry.yml", { naming: oddly })) as Node;
  expect(Object.keys(registry.tables).length).toBe(6);
  expect(JSON.parse(fileOf(schema, "schema_index.json", { naming: oddly })).tables[4].table_name).toBe(text);
  const names: string[] = [];
  const parser = new SaxesParser();
  parser.on("error", (error) => { throw error; });
  parser.on("opentag", ({ name }) => names.push(name));
  parser.write(fileOf(schema, "schema.svg", { naming: oddly })).close();
  expect([...new Set(names)].filter((name) => /script|image|foreign/u.test(name))).toEqual([]);
});
