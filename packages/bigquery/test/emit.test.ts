import { describe, expect, test } from "vitest";
import { emit, type Emitted, type Entity, type Schema } from "@concord/core";
import { bigqueryTarget, checkTable, type TableResource } from "../src/index.ts";
import { everything, schemaOf } from "./contracts.ts";
import { readDdl } from "./ddl.ts";

const unnamed = "${BIGQUERY_PROJECT_ID}";

function fileOf(emitted: Emitted, path: string): string {
  const file = emitted.files.find((each) => each.path === path);
  if (file === undefined) throw new Error(`no ${path} among ${emitted.files.map((each) => each.path).join(", ")}`);
  return file.text;
}
const resourceOf = (emitted: Emitted, name: string): TableResource => JSON.parse(fileOf(emitted, `bigquery/${name}.json`)) as TableResource;

/** The contracts, with one entity changed by hand, as no reader would let it through. */
function changed(schema: Schema, id: string, change: (entity: Entity) => Entity): Schema {
  return { ...schema, entities: schema.entities.map((each) => (each.id === id ? change(each) : each)) };
}

describe("one contract with every type", () => {
  const emitted = emit(bigqueryTarget, schemaOf(everything));
  const order = resourceOf(emitted, "shop/order");

  test("the checker has nothing against the tables", () => {
    expect(emitted.diagnostics).toEqual([]);
    expect(checkTable(order)).toEqual([]);
    expect(checkTable(resourceOf(emitted, "shop/client"))).toEqual([]);
  });

  test("each type has the carrier of the agreement", () => {
    const told = (fields: TableResource["schema"]["fields"]): string[] => fields.flatMap((field) => [
      [field.name, field.type, field.mode, field.maxLength, field.precision, field.scale].filter((word) => word !== undefined).join(" "),
      ...told(field.fields ?? []).map((line) => `  ${line}`),
    ]);
    expect(told(order.schema.fields)).toEqual([
      "id STRING REQUIRED 36", "client_id STRING 36", "parent_id STRING 36", "buyer STRING 128", "note STRING 20", "free STRING", "email STRING 254",
      "paid BOOLEAN", "small INTEGER", "whole INTEGER", "big INTEGER", "ratio FLOAT", "price NUMERIC 10 2", "wide BIGNUMERIC 38 20",
      "day DATE", "at TIME", "local DATETIME", "file BYTES 3", "extra JSON", "status STRING", "tags STRING REPEATED 5", "counts JSON", "place GEOGRAPHY",
      "address RECORD", "  street STRING 10", "  since DATE",
      "items RECORD REPEATED", "  sku STRING 4", "  quantity INTEGER", "  sizes NUMERIC REPEATED 5 2",
      "created_at TIMESTAMP REQUIRED",
    ]);
  });

  test.each(["shop/order", "shop/client"])("the statements of %s say what the resource says", (name) => {
    expect(readDdl(fileOf(emitted, `bigquery/${name}.sql`), unnamed)).toEqual(resourceOf(emitted, name));
  });

  test("datasets are those of the tables", () => {
    expect(JSON.parse(fileOf(emitted, "bigquery/datasets.json"))).toEqual([{ datasetReference: { projectId: unnamed, datasetId: "shop" } }]);
  });

  test("the same contracts give the same bytes", () => {
    expect(emit(bigqueryTarget, schemaOf(everything)).files).toEqual(emitted.files);
  });
});

test("project, dataset, table and columns are named by the store's blocks", () => {
  const schema = schemaOf({
    project: "stores: [postgres, bigquery]\nprimary: postgres\nbigquery: { project: \"${GCP}\", dataset: lake, location: EU }\n",
    "a/one": "entity: one\ndescription: One.\nfields:\n  id: { type: uuid, bigquery: { name: one_key } }\nbigquery: { table: ones }\n",
    "b/two": "entity: two\ndescription: Two.\nfields:\n  id: { type: uuid }\n  oneId: { ref: a.one }\nbigquery: { dataset: other }\n",
    "b/three": "entity: three\ndescription: Three.\nfields:\n  id: { type: uuid }\n  oneId: { ref: a.one }\n",
  });
  const emitted = emit(bigqueryTarget, schema);
  expect(resourceOf(emitted, "a/one")).toMatchObject({ tableReference: { projectId: "${GCP}", datasetId: "lake", tableId: "ones" }, tableConstraints: { primaryKey: { columns: ["one_key"] } } });
  expect(resourceOf(emitted, "b/two").tableReference).toEqual({ projectId: "${GCP}", datasetId: "other", tableId: "two" });
  expect(resourceOf(emitted, "b/two").tableConstraints?.foreignKeys).toBeUndefined();
  expect(resourceOf(emitted, "b/three").tableConstraints?.foreignKeys).toEqual([
    { name: "three_one_id_fkey", referencedTable: { projectId: "${GCP}", datasetId: "lake", tableId: "ones" }, columnReferences: [{ referencingColumn: "one_id", referencedColumn: "one_key" }] },
  ]);
  for (const name of ["a/one", "b/two", "b/three"]) {
    expect(readDdl(fileOf(emitted, `bigquery/${name}.sql`), unnamed)).toEqual(resourceOf(emitted, name));
    expect(checkTable(resourceOf(emitted, name))).toEqual([]);
  }
  expect(JSON.parse(fileOf(emitted, "bigquery/datasets.json"))).toEqual([
    { datasetReference: { projectId: "${GCP}", datasetId: "lake" }, location: "EU" },
    { datasetReference: { projectId: "${GCP}", datasetId: "other" }, location: "EU" },
  ]);
});

test("keys that no store enforces are not declared, since BigQuery would rely on them", () => {
  const schema = schemaOf({
    project: "stores: [postgres, bigquery]\nprimary: postgres\n",
    "a/client": "entity: client\ndescription: A client.\nfields:\n  id: { type: uuid }\n",
    "a/log": "entity: log\ndescription: A log.\nstores: [bigquery]\nfields:\n  id: { type: uuid }\n",
    "a/event": "entity: event\ndescription: An event.\nfields:\n  id: { type: uuid }\n  clientId: { ref: client, enforce: none }\n  logId: { ref: log }\n",
  });
  const emitted = emit(bigqueryTarget, schema);
  expect(resourceOf(emitted, "a/log").tableConstraints).toBeUndefined();
  expect(resourceOf(emitted, "a/event").tableConstraints).toEqual({ primaryKey: { columns: ["id"] } });
  const verdict = (id: string): string | undefined => emitted.claims.find((claim) => claim.constraint === id)?.verdict;
  expect([verdict("a.log:key"), verdict("a.event:key"), verdict("a.event:reference:clientId"), verdict("a.event:reference:logId")]).toEqual(["lost", "documented", "lost", "lost"]);
});

test("the entity's own partition is the same as the block's", () => {
  const cut = (words: string): string => fileOf(emit(bigqueryTarget, schemaOf({
    project: "stores: [bigquery]\n", "a/log": `entity: log\ndescription: A log.\nfields: { id: { type: uuid }, at: { type: timestamp } }\n${words}\n`,
  })), "bigquery/a/log.json");
  expect(cut("partition: { by: at, every: month }")).toBe(cut("bigquery: { partition: { field: at, every: month } }"));
  expect(cut("partition: { by: at, every: month }")).not.toBe(cut(""));
});

test("records that are kept for a time go with their partition, if they are partitioned by their creation", () => {
  const kept = (field: string) => emit(bigqueryTarget, schemaOf({
    project: "stores: [bigquery]\n",
    "a/log": `entity: log\ndescription: A log.\nfields: { id: { type: uuid }, at: { type: timestamp }, madeAt: { type: timestamp, auto: created } }\nexpires: at\nkeep: 30 days\nbigquery: { partition: { field: ${field}, every: day } }\n`,
  }));
  const verdicts = (emitted: Emitted) => emitted.claims.filter((claim) => /:(?:expires|keep)$/.test(claim.constraint)).map((claim) => claim.verdict);
  const [byCreation, byOther] = [kept("madeAt"), kept("at")];
  expect(resourceOf(byCreation, "a/log").timePartitioning).toEqual({ type: "DAY", field: "made_at", expirationMs: "2592000000" });
  expect(checkTable(resourceOf(byCreation, "a/log"))).toEqual([]);
  expect(fileOf(byCreation, "bigquery/a/log.sql")).toContain("partition_expiration_days = 30");
  expect(verdicts(byCreation)).toEqual(["lost", "documented"]);
  expect(resourceOf(byOther, "a/log").timePartitioning).toEqual({ type: "DAY", field: "at" });
  expect(verdicts(byOther)).toEqual(["lost", "lost"]);
});

const hostile = [
  "'; DROP TABLE x; --", "\\", "\\'", "a\nb\r\nc\td", "`ticks`", "${X}", "*/ /*", "-- no", "\u0007\u007f\u0085\u2028\u2029", "日本 😀", "\ud800 alone", "'''", "\"\"\"", "a\\n", "",
];

test.each(hostile.map((text) => [JSON.stringify(text), text] as const))("a description of %s stays text", (_, text) => {
  const schema = changed(schemaOf(everything), "shop.order", (entity) => ({
    ...entity, description: text, file: `schemas/${text}.yaml`,
    fields: entity.fields.map((field) => ({ ...field, description: text })),
  }));
  const emitted = emit(bigqueryTarget, schema);
  const order = resourceOf(emitted, "shop/order");
  expect(order.description).toBe(text);
  const wellFormed = JSON.parse(JSON.stringify(order).replaceAll("\\ud800", "\ufffd")) as TableResource;
  expect(readDdl(fileOf(emitted, "bigquery/shop/order.sql"), unnamed)).toEqual(wellFormed);
});
