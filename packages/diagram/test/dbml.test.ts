import { describe, expect, test } from "vitest";
import { Parser } from "@dbml/core";
import { changed, fileOf, hostile, schemaOf, shop } from "./contracts.ts";
import { byPolicy, type Naming } from "../src/index.ts";

/** A node of the parser's database. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
type Node = any;

interface Understood {
  readonly tables: Record<string, string[]>;
  readonly indexes: Record<string, string[]>;
  readonly notes: Record<string, string>;
  readonly enums: Record<string, string[]>;
  readonly refs: string[];
  readonly groups: Record<string, string[]>;
}

/** What @dbml/core understands of a text, as plain lines. */
function understood(text: string): Understood {
  const schemas: Node[] = (new Parser().parse(text, "dbmlv2") as Node).schemas;
  const tables = schemas.flatMap((schema) => schema.tables.map((table: Node) => ({ name: `${schema.name}.${table.name}`, table })));
  const columns = (index: Node): string[] => index.columns.map((column: Node) => column.value);
  const named = <T>(pairs: [string, T][]): Record<string, T> => Object.fromEntries(pairs);
  return {
    // Several columns with pk are one key, which the parser makes an index of.
    tables: named(tables.map(({ name, table }) => [name, table.fields.map((field: Node) => line(field, table.indexes.filter((index: Node) => index.pk).flatMap(columns)))])),
    indexes: named(tables.map(({ name, table }) => [name, table.indexes.filter((index: Node) => !index.pk).map((index: Node) => [index.name, columns(index).join("+"), index.unique ? "unique" : "", index.note ?? ""].join(" | "))])),
    notes: named(tables.map(({ name, table }) => [name, table.note])),
    enums: named(schemas.flatMap((schema) => schema.enums.map((each: Node) => [`${schema.name}.${each.name}`, each.values.map((value: Node) => (value.note ? `${value.name} | ${value.note}` : value.name))]))),
    refs: schemas.flatMap((schema) => schema.refs.map((ref: Node) =>
      [ref.name, ...ref.endpoints.map((end: Node) => `${end.schemaName}.${end.tableName}(${end.fieldNames.join(",")})${end.relation}`), ref.onDelete ?? "", ref.onUpdate ?? ""].join(" | "))).sort(),
    groups: named(schemas.flatMap((schema) => schema.tableGroups.map((group: Node) => [group.name, group.tables.map((table: Node) => table.name)]))),
  };
}

function line(field: Node, key: string[]): string {
  const { type, dbdefault } = field;
  const flags = [field.pk || key.includes(field.name) ? "pk" : "", field.increment ? "increment" : "", field.unique ? "unique" : "", field.not_null ? "not null" : ""];
  const typeName = type.schemaName && !type.type_name.startsWith(`${type.schemaName}.`) ? `${type.schemaName}.${type.type_name}` : type.type_name;
  return [field.name, typeName, flags.filter((flag) => flag !== "").join(" "), dbdefault ? `${dbdefault.type} ${dbdefault.value}` : "", field.note ?? ""].join(" | ");
}

describe("the shop", () => {
  const read = understood(fileOf(schemaOf(shop), "schema.dbml"));

  test("tables and columns", () => {
    expect(read.tables).toEqual({
      "shop.clients": [
        "id | uuid | pk not null | expression gen_random_uuid() | ",
        "number | bigint | increment not null |  | ",
        "email | varchar(254) | unique not null |  | Where bills go. (format email; personal data: contact)",
        "place_latitude | double precision |  |  | ", "place_longitude | double precision |  |  | ",
      ],
      "shop.orders": [
        "id | uuid | pk not null | expression gen_random_uuid() | ", "client_id | uuid | not null |  | ", "parent_id | uuid |  |  | ",
        "invoice_id | varchar(20) | unique not null |  | ", "status | shop.status | not null | string open | ", "kind | shop.orders_kind |  |  | ",
        "note | text |  |  | (minLength 1; deprecated since 1.2.0, use invoiceId)",
        "price | numeric(10,2) | not null | string 0.00 | (minimum 0.00)", "ratio | double precision | not null | number 0.5 | (exclusiveMinimum 0)",
        "paid | boolean | not null | boolean false | (set by the server)", "small | integer | not null | number 3 | (maximum 9)",
        "day | date |  |  | ", "at | time |  |  | ", "local | timestamp(3) |  |  | ", "file | bytea |  |  | (maxLength 3; secret)", "extra | jsonb |  |  | ",
        "tags | varchar(5)[] | not null | expression '[]' | (maxItems 3)", "states | shop.status[] |  |  | (maxItems 3)", "counts | jsonb |  |  | ", "address | jsonb |  |  | ",
        "items | jsonb | not null |  | (maxItems 5)", "created_at | timestamptz(3) | not null | expression now() | ",
        "updated_at | timestamptz(3) | not null | expression now() | (set at every change)",
      ],
      "shop.ratings": ["client_id | uuid | pk not null |  | ", "order_id | uuid | pk not null |  | ", "stars | integer | not null |  | (minimum 1; maximum 5)"],
      "mail.letters": ["id | uuid | pk not null |  | ", "client_id | uuid |  |  | ", "order_id | uuid |  |  | "],
    });
  });

  test("indexes, enums, references and groups", () => {
    expect(read.indexes).toEqual({
      "shop.clients": [], "shop.ratings": [], "mail.letters": [],
      "shop.orders": ["orders_client_id_invoice_id_key | client_id+invoice_id | unique | ", "orders_client_id_created_at_idx | client_id+created_at |  | created_at descending"],
    });
    expect(read.enums).toEqual({ "shop.status": ["open | Not paid yet.", "closed"], "shop.orders_kind": ["web", "it's \"odd\"", "a\\b"] });
    expect(read.refs).toEqual([
      "letters_about | mail.letters(client_id,order_id)* | shop.ratings(client_id,order_id)1 | restrict | restrict",
      "letters_id | mail.letters(id)1 | shop.clients(id)1 |  | ",
      "orders_clientId | shop.orders(client_id)* | shop.clients(id)1 | cascade | restrict",
      "orders_parentId | shop.orders(parent_id)* | shop.orders(id)1 | set null | restrict",
      "ratings_clientId | shop.ratings(client_id)* | shop.clients(id)1 | restrict | restrict",
      "ratings_orderId | shop.ratings(order_id)* | shop.orders(id)1 | restrict | restrict",
    ]);
    expect(read.groups).toEqual({ mail: ["letters"], shop: ["clients", "orders", "ratings"] });
  });

  test("notes say what nothing else in a diagram can", () => {
    expect(read.notes["shop.orders"]).toBe([
      "One order.", "Indented.", "Stores: postgres.", "Check small_orders: small <= 9 || paid (Big orders are paid.)", "Unique: clientId, day where day != null.",
    ].join("\n"));
    expect(read.notes["mail.letters"]).toContain("Reference about: clientId, orderId together refer to shop.rating.");
  });
});

test.each(hostile.map((text) => [JSON.stringify(text), text] as const))("%s is text wherever it stands", (_, text) => {
  const schema = changed(schemaOf(shop), (entity) => ({
    ...entity, description: text,
    fields: entity.fields.map((field) => ({
      ...field, description: text,
      ...(field.type.kind === "string" ? { default: text } : {}),
      ...(field.type.kind === "enum" && text !== "" ? { type: { ...field.type, values: field.type.values.map((value, index) => ({ ...value, value: `${text}${index}`, description: text })) } } : {}),
    })),
  }));
  const read = understood(fileOf({ ...schema, project: { ...schema.project, name: text === "" ? "x" : text } }, "schema.dbml"));
  expect(Object.keys(read.tables).sort()).toEqual(["mail.letters", "shop.clients", "shop.orders", "shop.ratings"]);
  expect(read.tables["shop.orders"]).toHaveLength(23);
  if (text !== "") {
    expect(squeezed(read.enums["shop.orders_kind"]?.[0])).toBe(squeezed(`${text}0 | ${text}`));
    expect(squeezed(read.tables["shop.ratings"]?.[2])).toBe(squeezed(`stars | integer | not null |  | ${text} (minimum 1; maximum 5)`));
  }
  expect(squeezed(read.notes["shop.ratings"])).toBe(squeezed(`${text} Stores: postgres.`));
});

/** Controls are spaces in a diagram, or pictures of themselves, and DBML trims notes. */
function squeezed(text: string | undefined): string | undefined {
  return text?.replaceAll("\ud800", "\ufffd").replace(/[\s\u2400-\u2424\u00b6\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, " ").trim();
}

test("tables that the database keeps beside an entity's own are drawn, with what their rows belong to", () => {
  const beside = (schema: string, name: string, about: string, columns: readonly string[], key: readonly string[]) => ({ id: `shop.client:${name}`, kind: "members" as const, namespace: "shop", from: ["shop.client"], schema, name, about, key, columns: columns.map((each) => ({ name: each, type: 'numeric(10,2)', required: key.includes(each) })) });
  const lines = { ...beside("shop", "it's \"lines\"", "Members.\n}", ["client_id", "position", "x"], ["client_id", "position"]), link: { columns: [["client_id", "id"]] as const, goes: true } };
  const journal = { ...beside("log", "past", "Entries.", ["history_id", "before"], ["history_id"]), kind: "journal" as const, link: { columns: [["history_id", "id"]] as const, goes: false } };
  const view = { ...beside("log", "seen", "What is seen.\n\n  By whom.", ["id"], []), kind: "view" as const, id: "log.seen", namespace: "log" };
  const naming: Naming = { ...byPolicy, beside: (entity) => (entity.name === "client" ? [lines, journal] : []), views: () => [view] };
  const { tables, indexes, notes, refs, groups } = understood(fileOf(schemaOf(shop), "schema.dbml", { naming }));
  expect(tables['shop.it\'s "lines"']).toEqual(["client_id | numeric(10,2) | pk not null |  | ", "position | numeric(10,2) | pk not null |  | ", "x | numeric(10,2) |  |  | "]);
  expect(tables["log.past"]).toEqual(["history_id | numeric(10,2) | pk not null |  | ", "before | numeric(10,2) |  |  | "]);
  expect([indexes["log.past"], notes["log.past"], notes['shop.it\'s "lines"']]).toEqual([[], "Journal of shop.client.\nEntries.", "Members of shop.client.\nMembers.\n}"]);
  expect([tables["log.seen"], notes["log.seen"], groups["log"]]).toEqual([["id | numeric(10,2) |  |  | "], "View of shop.client.\nWhat is seen.\nBy whom.", ["seen"]]);
  expect(refs.filter((ref) => ref.includes("log."))).toEqual([]);
  expect(refs.filter((ref) => ref.includes("lines"))).toEqual(['it\'s "lines"_of | shop.it\'s "lines"(client_id)* | shop.client(id)1 | cascade | cascade'.replace("shop.client(", "shop.clients(")]);
  expect(groups["shop"]).toContain("past");
});
