import type { Entity, Field } from "@concord/core";
import { describe, expect, test } from "vitest";
import { byPolicy, checkChartdb } from "../src/index.ts";
import { changed, fileOf, hostile, schemaOf, shop } from "./contracts.ts";

// eslint-disable-next-line @typescript-eslint/no-explicit-any
type Diagram = any;
const diagramOf = (contracts: Readonly<Record<string, string>>): Diagram => JSON.parse(fileOf(schemaOf(contracts), "chartdb.json"));
const chart: Diagram = diagramOf(shop);
const tableNamed = (name: string): Diagram => chart.tables.find((table: Diagram) => table.name === name);

test("ChartDB has nothing to drop or misread", () => {
  expect(checkChartdb(chart)).toEqual([]);
});

test("columns, in ChartDB's words", () => {
  expect(tableNamed("clients").fields).toEqual([
    { id: "shop.client/id", name: "id", type: { id: "uuid", name: "uuid" }, primaryKey: true, unique: true, nullable: false, createdAt: 0, default: "gen_random_uuid()" },
    { id: "shop.client/number", name: "number", type: { id: "bigint", name: "bigint" }, primaryKey: false, unique: false, nullable: false, createdAt: 0, increment: true },
    {
      id: "shop.client/email", name: "email", type: { id: "varchar", name: "varchar" }, primaryKey: false, unique: true, nullable: false, createdAt: 0,
      characterMaximumLength: "254", comments: "Where bills go. (format email; personal data: contact)",
    },
    { id: "shop.client/place_latitude", name: "place_latitude", type: { id: "double_precision", name: "double precision" }, primaryKey: false, unique: false, nullable: true, createdAt: 0 },
    { id: "shop.client/place_longitude", name: "place_longitude", type: { id: "double_precision", name: "double precision" }, primaryKey: false, unique: false, nullable: true, createdAt: 0 },
  ]);
  const orders = Object.fromEntries(tableNamed("orders").fields.map((field: Diagram) => [field.name, field]));
  expect(orders.status).toMatchObject({ type: { id: "shop_status", name: "shop_status" }, default: "'open'" });
  expect(orders.states).toMatchObject({ type: { id: "shop_status", name: "shop_status" }, isArray: true, nullable: true });
  expect(orders.tags).toMatchObject({ type: { id: "varchar" }, isArray: true, characterMaximumLength: "5", default: "'[]'" });
  expect(orders.price).toMatchObject({ type: { id: "numeric" }, precision: 10, scale: 2, default: "'0.00'" });
  expect(chart.customTypes).toEqual([
    { id: "enum:shop.orders_kind", schema: "shop", name: "shop_orders_kind", kind: "enum", values: ["web", "it's \"odd\"", "a\\b"] },
    { id: "enum:shop.status", schema: "shop", name: "shop_status", kind: "enum", values: ["open", "closed"] },
  ]);
});

test("many refers to one; of one and one, the target refers; several columns are several relationships", () => {
  const told = chart.relationships.map((each: Diagram) => `${each.name}: ${each.sourceFieldId} ${each.sourceCardinality} - ${each.targetFieldId} ${each.targetCardinality}`);
  expect(told.sort()).toEqual([
    "letters_about: mail.letter/client_id many - shop.rating/client_id one",
    "letters_about: mail.letter/order_id many - shop.rating/order_id one",
    "letters_id: shop.client/id one - mail.letter/id one",
    "orders_clientId: shop.order/client_id many - shop.client/id one",
    "orders_parentId: shop.order/parent_id many - shop.order/id one",
    "ratings_clientId: shop.rating/client_id many - shop.client/id one",
    "ratings_orderId: shop.rating/order_id many - shop.order/id one",
  ]);
  expect(tableNamed("letters").comments).toContain("clientId, orderId together refer to shop.rating");
});

test("the caller's names are the tables' names", () => {
  const naming = {
    table: (entity: { namespace: string; name: string }) => ({ schema: `s_${entity.namespace}`, table: `t_${entity.name}` }),
    fields: (entity: Entity) => entity.fields,
    columns: (field: { name: string; type: { kind: string } }) => (field.type.kind === "geoPoint" ? [`${field.name}_y`, `${field.name}_x`] : [`c_${field.name}`]),
  };
  const named: Diagram = JSON.parse(fileOf(schemaOf(shop), "chartdb.json", { naming }));
  expect(checkChartdb(named)).toEqual([]);
  expect(named.tables.map((table: Diagram) => `${table.schema}.${table.name}`).sort()).toEqual(["s_mail.t_letter", "s_shop.t_client", "s_shop.t_order", "s_shop.t_rating"]);
  expect(named.relationships[1].sourceFieldId).toBe("mail.letter/c_clientId");
});

test("an object that the caller spreads over columns is drawn as its members, and indexes name them", () => {
  const schema = schemaOf({
    ...shop,
    "shop/offer": "entity: offer\ndescription: What is on offer.\nfields:\n  id: { type: uuid, auto: uuid }\n  price: { type: object, fields: { amount: { type: decimal, precision: 8, scale: 2 }, note: { type: string, maxLength: 9, optional: true } } }\nindexes:\n  - [price.amount]\n",
  });
  const spread = (field: Field): readonly Field[] => (field.type.kind === "object" ? field.type.fields.map((member) => ({ ...member, name: `${field.name}.${member.name}` })) : [field]);
  const naming = { ...byPolicy, fields: (entity: Entity) => entity.fields.flatMap(spread), columns: (field: Field) => [field.name.replace(".", "_")] };
  const diagram: Diagram = JSON.parse(fileOf(schema, "chartdb.json", { naming }));
  expect(checkChartdb(diagram)).toEqual([]);
  const offer = diagram.tables.find((table: Diagram) => table.name === "offer");
  expect(offer.fields.map(({ name, type, nullable }: Diagram) => `${name} ${type.id} ${nullable}`)).toEqual(["id uuid false", "price_amount numeric false", "price_note varchar true"]);
  expect(offer.indexes.map(({ fieldIds }: Diagram) => fieldIds)).toContainEqual(["shop.offer/price_amount"]);
});

test.each(hostile.map((text) => [JSON.stringify(text), text] as const))("%s is text wherever it stands", (_, text) => {
  const schema = changed(schemaOf(shop), (entity) => ({ ...entity, description: text, fields: entity.fields.map((field) => ({ ...field, description: text })) }));
  const read: Diagram = JSON.parse(fileOf({ ...schema, project: { ...schema.project, name: text } }, "chartdb.json"));
  expect(checkChartdb(read)).toEqual([]);
  expect(read.name).toBe(text);
  expect(read.tables.find((table: Diagram) => table.name === "ratings").fields[2].comments).toBe(`${text} (minimum 1; maximum 5)`);
});

/** Diagrams that the app opens without a message and that are wrong. */
const wrong: readonly (readonly [string, string, (diagram: Diagram) => void])[] = [
  ["a word that the app drops", "", (d) => { d.version = 1; }],
  ["another database", "databaseType", (d) => { d.databaseType = "bigquery"; }],
  ["a type as text", "tables[0].fields[0].type", (d) => { d.tables[0].fields[0].type = "uuid"; }],
  ["a length as a number", "tables[1].fields[2].characterMaximumLength", (d) => { d.tables[1].fields[2].characterMaximumLength = 254; }],
  ["a time", "tables[0].createdAt", (d) => { d.tables[0].createdAt = 1700000000000; }],
  ["a named colour", "areas[0].color", (d) => { d.areas[0].color = "red"; }],
  ["too wide a table", "tables[0].width", (d) => { d.tables[0].width = 500; }],
  ["a doubled id", "tables[1].fields[1].id", (d) => { d.tables[1].fields[1].id = d.tables[1].fields[0].id; }],
  ["an id of two things", "areas[0].id", (d) => { d.areas[0].id = d.tables[0].id; }],
  ["a doubled table", "tables[2].name", (d) => { d.tables[2].name = "clients"; }],
  ["a doubled column", "tables[1].fields[1].name", (d) => { d.tables[1].fields[1].name = "id"; }],
  ["a doubled enum", "customTypes[1].name", (d) => { d.customTypes[1].name = "shop_orders_kind"; for (const table of d.tables) for (const field of table.fields) if (field.type.id === "shop_status") field.type = { id: "shop_orders_kind", name: "shop_orders_kind" }; }],
  ["a doubled value", "customTypes[1].values[1]", (d) => { d.customTypes[1].values = ["open", "open"]; }],
  ["an unknown type", "tables[0].fields[0].type", (d) => { d.tables[0].fields[0].type = { id: "string", name: "string" }; }],
  ["a type whose name is another's", "tables[0].fields[0].type", (d) => { d.tables[0].fields[0].type = { id: "uuid", name: "text" }; }],
  ["a length on no text", "tables[0].fields[0].characterMaximumLength", (d) => { d.tables[0].fields[0].characterMaximumLength = "5"; }],
  ["digits on no number", "tables[0].fields[0].precision", (d) => { d.tables[0].fields[0].precision = 5; }],
  ["text that counts up", "tables[1].fields[2].increment", (d) => { d.tables[1].fields[2].increment = true; }],
  ["a key that may be missing", "tables[0].fields[0].nullable", (d) => { d.tables[0].fields[0].nullable = true; }],
  ["an index of another table's column", "tables[2].indexes[0].fieldIds[0]", (d) => { d.tables[2].indexes[0].fieldIds[0] = "shop.client/id"; }],
  ["a relationship to nowhere", "relationships[0].targetTableId", (d) => { d.relationships[0].targetTableId = "shop.nobody"; }],
  ["a relationship to another table's column", "relationships[0].targetFieldId", (d) => { d.relationships[0].targetFieldId = "shop.order/id"; }],
  ["a relationship with another schema", "relationships[0].sourceSchema", (d) => { d.relationships[0].sourceSchema = "other"; }],
  ["a target that is many", "relationships[0].targetCardinality", (d) => { d.relationships[0].targetCardinality = "many"; }],
  ["a table upon another", "tables[1]", (d) => { d.tables[2].x = d.tables[1].x + 1; d.tables[2].y = d.tables[1].y + 1; }],
  ["an area upon another", "areas[1]", (d) => { d.areas[0].x = d.areas[1].x + d.areas[1].width - 1; d.areas[0].y = d.areas[1].y; d.tables[0].x = d.areas[0].x + 40; d.tables[0].y = d.areas[0].y + 64; }],
  ["a table that leaves its area", "tables[0]", (d) => { d.areas[0].width = 300; }],
];

describe("the checker is stricter than the app", () => {
  test.each(wrong)("%s", (_, at, spoil) => {
    const diagram = structuredClone(chart);
    spoil(diagram);
    const found = checkChartdb(diagram);
    expect(found.map((problem) => problem.at)).toContain(at);
  });
});
