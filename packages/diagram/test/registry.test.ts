import { expect, test } from "vitest";
import { parse } from "yaml";
import { emit } from "@concord/core";
import { diagramTarget } from "../src/index.ts";
import { fileOf, schemaOf, shop, textOf } from "./contracts.ts";

/** The registry that one of the teams keeps by hand, as a contract. */
const clients: Readonly<Record<string, string>> = {
  "public/client": `
entity: client
plural: clients
description: A client.
fields:
  id: { type: int32, auto: sequence }
  name: { type: string, maxLength: 255 }
  email: { type: string, maxLength: 255, unique: true, optional: true }
unique:
  - { fields: [email], nulls: distinct }
`.replace(", unique: true, optional: true", ", optional: true"),
};

test("the column registry says of each column what the teams' registry says", () => {
  expect(parse(fileOf(schemaOf(clients), "column_registry.yml"))).toEqual({
    tables: {
      clients: {
        columns: [
          { name: "id", type: "serial", primary_key: true, nullable: false, unique: true },
          { name: "name", type: "varchar(255)", primary_key: false, nullable: false, unique: false },
          { name: "email", type: "varchar(255)", primary_key: false, nullable: true, unique: true },
        ],
      },
    },
  });
});

test("each table has a file of its own, and the index knows where", () => {
  const emitted = emit(diagramTarget(), schemaOf(shop));
  const index = JSON.parse(textOf(emitted, "schema_index.json")) as { tables: { schema: string; table_name: string; entity: string; file: string }[] };
  expect(index.tables.map((each) => [each.schema, each.table_name, each.entity])).toEqual([
    ["mail", "letters", "mail.letter"], ["shop", "clients", "shop.client"], ["shop", "orders", "shop.order"], ["shop", "ratings", "shop.rating"],
  ]);
  const registry = parse(textOf(emitted, "column_registry.yml")) as { tables: Record<string, { columns: object[] }> };
  for (const { schema, table_name, file } of index.tables) {
    const table = JSON.parse(textOf(emitted, file)) as { table_name: string; columns: object[] };
    expect(table.table_name).toBe(table_name);
    expect(table.columns).toEqual(registry.tables[`${schema}.${table_name}`]?.columns);
  }
  expect(textOf(emitted, "detected_schemas.txt")).toBe("mail\nshop\n");
});

test("types are PostgreSQL's words", () => {
  const { tables } = parse(fileOf(schemaOf(shop), "column_registry.yml")) as { tables: Record<string, { columns: { name: string; type: string }[] }> };
  expect(Object.fromEntries((tables["shop.orders"]?.columns ?? []).map(({ name, type }) => [name, type]))).toEqual({
    id: "uuid", client_id: "uuid", parent_id: "uuid", invoice_id: "varchar(20)", status: "text", kind: "text", note: "text", price: "numeric(10,2)", ratio: "double precision",
    paid: "boolean", small: "integer", day: "date", at: "time", local: "timestamp(3)", file: "bytea", extra: "jsonb", tags: "varchar(5)[]", states: "text[]", counts: "jsonb",
    address: "jsonb", items: "jsonb", created_at: "timestamptz(3)", updated_at: "timestamptz(3)",
  });
});

test("a schema without entities has files that say so", () => {
  const empty = { ...schemaOf(shop), entities: [] };
  expect(parse(fileOf(empty, "column_registry.yml"))).toEqual({ tables: {} });
  expect(JSON.parse(fileOf(empty, "schema_index.json"))).toEqual({ tables: [] });
  expect(JSON.parse(fileOf(empty, "chartdb.json"))).toMatchObject({ tables: [], areas: [] });
});
