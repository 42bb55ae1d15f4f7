import type { FieldResource, TableResource } from "../src/index.ts";

/** A table that BigQuery's documentation has nothing against, with everything that rules look at. */
export const good: TableResource = {
  tableReference: { projectId: "${BIGQUERY_PROJECT_ID}", datasetId: "shop_${ENV}", tableId: "orders" },
  description: "Orders.",
  labels: { team: "data", empty: "" },
  schema: {
    fields: [
      { name: "id", type: "STRING", mode: "REQUIRED", maxLength: "36", collation: "und:ci" },
      { name: "client_id", type: "INTEGER" },
      { name: "price", type: "NUMERIC", precision: "38", scale: "9", roundingMode: "ROUND_HALF_EVEN" },
      { name: "wide", type: "BIGNUMERIC", precision: "76", scale: "38" },
      { name: "ratio", type: "FLOAT" },
      { name: "day", type: "DATE" },
      { name: "span", type: "RANGE", rangeElementType: { type: "DATE" } },
      { name: "tags", type: "STRING", mode: "REPEATED" },
      { name: "items", type: "RECORD", mode: "REPEATED", fields: [{ name: "id", type: "JSON" }, { name: "sku", type: "BYTES", maxLength: "1" }] },
      { name: "created_at", type: "TIMESTAMP", mode: "REQUIRED", timestampPrecision: "12" },
    ],
  },
  timePartitioning: { type: "HOUR", field: "created_at" },
  requirePartitionFilter: true,
  clustering: { fields: ["id", "client_id", "price", "day"] },
  tableConstraints: {
    primaryKey: { columns: ["id"] },
    foreignKeys: [{
      name: "orders_client_id_fkey",
      referencedTable: { projectId: "${BIGQUERY_PROJECT_ID}", datasetId: "shop_${ENV}", tableId: "clients" },
      columnReferences: [{ referencingColumn: "client_id", referencedColumn: "id" }],
    }],
  },
};

const [foreign] = good.tableConstraints?.foreignKeys ?? [];
const withField = (field: FieldResource): TableResource => ({ ...good, schema: { fields: [...good.schema.fields, field] } });
const named = (word: keyof TableResource["tableReference"], name: string): TableResource => {
  const own = { ...good.tableReference, [word]: name };
  return { ...good, tableReference: own, tableConstraints: { primaryKey: { columns: ["id"] } } };
};
const plain: TableResource = { tableReference: good.tableReference, schema: good.schema };
const key = (...columns: string[]): TableResource => ({ ...good, tableConstraints: { primaryKey: { columns } } });
const foreignKeys = (...keys: Partial<NonNullable<typeof foreign>>[]): TableResource =>
  ({ ...good, tableConstraints: { foreignKeys: keys.map((each) => ({ ...(foreign as NonNullable<typeof foreign>), ...each })) } });
const range = (start: string, end: string, interval: string, field = "client_id"): TableResource =>
  ({ ...plain, rangePartitioning: { field, range: { start, end, interval } } });
const nested = (depth: number): FieldResource =>
  ({ name: "nested", type: "RECORD", fields: depth === 1 ? [{ name: "leaf", type: "STRING" }] : [nested(depth - 1)] });
const many = (count: number): FieldResource[] => Array.from({ length: count }, (_, index) => ({ name: `c${index}`, type: "STRING" }));
const columns17 = many(17);

/** For each rule a table that this rule refuses and no other, and the place it names. */
export const refusals: readonly { readonly rule: string; readonly at: string; readonly table: TableResource }[] = [
  { rule: "project-id", at: "tableReference.projectId", table: named("projectId", "My Project") },
  { rule: "dataset-characters", at: "tableReference.datasetId", table: named("datasetId", "my-dataset") },
  { rule: "dataset-length", at: "tableReference.datasetId", table: named("datasetId", "d".repeat(1025)) },
  { rule: "table-characters", at: "tableReference.tableId", table: named("tableId", "orders;") },
  { rule: "table-length", at: "tableReference.tableId", table: named("tableId", "é".repeat(513)) },
  { rule: "column-characters", at: "schema.fields[10].name", table: withField({ name: "bad-name", type: "STRING" }) },
  { rule: "column-characters", at: "schema.fields[10].name", table: withField({ name: "1st", type: "STRING" }) },
  { rule: "column-length", at: "schema.fields[10].name", table: withField({ name: "c".repeat(301), type: "STRING" }) },
  { rule: "column-prefix", at: "schema.fields[10].name", table: withField({ name: "_partitionTIME", type: "STRING" }) },
  { rule: "column-prefix", at: "schema.fields[10].name", table: withField({ name: "_CHANGE_TYPE", type: "STRING" }) },
  { rule: "column-twice", at: "schema.fields[10].name", table: withField({ name: "ID", type: "STRING" }) },
  { rule: "column-twice", at: "schema.fields[10].fields[1].name", table: withField({ name: "r", type: "RECORD", fields: [{ name: "a", type: "DATE" }, { name: "A", type: "DATE" }] }) },
  { rule: "record-fields", at: "schema.fields[10].fields", table: withField({ name: "r", type: "RECORD", fields: [] }) },
  { rule: "fields-of-record", at: "schema.fields[10].fields", table: withField({ name: "r", type: "JSON", fields: [{ name: "a", type: "DATE" }] }) },
  { rule: "length-type", at: "schema.fields[10].maxLength", table: withField({ name: "n", type: "INTEGER", maxLength: "5" }) },
  { rule: "length-positive", at: "schema.fields[10].maxLength", table: withField({ name: "s", type: "STRING", maxLength: "0" }) },
  { rule: "digits-type", at: "schema.fields[10].precision", table: withField({ name: "f", type: "FLOAT", precision: "5" }) },
  { rule: "scale-alone", at: "schema.fields[10].scale", table: withField({ name: "n", type: "NUMERIC", scale: "2" }) },
  { rule: "digits-range", at: "schema.fields[10].precision", table: withField({ name: "n", type: "NUMERIC", precision: "30" }) },
  { rule: "digits-range", at: "schema.fields[10].precision", table: withField({ name: "n", type: "NUMERIC", precision: "10", scale: "10" }) },
  { rule: "digits-range", at: "schema.fields[10].precision", table: withField({ name: "n", type: "BIGNUMERIC", precision: "39" }) },
  { rule: "digits-range", at: "schema.fields[10].precision", table: withField({ name: "n", type: "NUMERIC", precision: "2", scale: "3" }) },
  { rule: "rounding-type", at: "schema.fields[10].roundingMode", table: withField({ name: "n", type: "INTEGER", roundingMode: "ROUND_HALF_EVEN" }) },
  { rule: "collation", at: "schema.fields[10].collation", table: withField({ name: "n", type: "BYTES", collation: "" }) },
  { rule: "collation", at: "schema.fields[10].collation", table: withField({ name: "n", type: "STRING", collation: "de:ci" }) },
  { rule: "range-elements", at: "schema.fields[10].rangeElementType", table: withField({ name: "r", type: "RANGE" }) },
  { rule: "range-elements", at: "schema.fields[10].rangeElementType", table: withField({ name: "r", type: "DATE", rangeElementType: { type: "DATE" } }) },
  { rule: "timestamp-precision", at: "schema.fields[10].timestampPrecision", table: withField({ name: "t", type: "TIMESTAMP", timestampPrecision: "9" }) },
  { rule: "timestamp-precision", at: "schema.fields[10].timestampPrecision", table: withField({ name: "t", type: "DATETIME", timestampPrecision: "6" }) },
  { rule: "policy-tags", at: "schema.fields[10].policyTags", table: withField({ name: "p", type: "STRING", policyTags: { names: ["a", "b"] } }) },
  { rule: "columns", at: "schema.fields", table: { ...plain, schema: { fields: many(10_001) } } },
  { rule: "nesting", at: "schema.fields[10].fields[0].fields[0].fields[0].fields[0].fields[0].fields[0].fields[0].fields[0].fields[0].fields[0].fields[0].fields[0].fields[0].fields[0].fields[0].fields", table: withField(nested(16)) },
  { rule: "column-description", at: "schema.fields[10].description", table: withField({ name: "s", type: "STRING", description: "d".repeat(1025) }) },
  { rule: "table-description", at: "description", table: { ...good, description: "d".repeat(16_385) } },
  { rule: "partition-once", at: "rangePartitioning", table: { ...range("0", "10", "1"), timePartitioning: { type: "DAY", field: "day" } } },
  { rule: "partition-column", at: "timePartitioning.field", table: { ...plain, timePartitioning: { type: "DAY", field: "items.id" } } },
  { rule: "partition-type", at: "timePartitioning.field", table: { ...plain, timePartitioning: { type: "DAY", field: "id" } } },
  { rule: "partition-mode", at: "timePartitioning.field", table: { ...withField({ name: "days", type: "DATE", mode: "REPEATED" }), timePartitioning: { type: "DAY", field: "days" } } },
  { rule: "partition-hour", at: "timePartitioning.type", table: { ...plain, timePartitioning: { type: "HOUR", field: "day" } } },
  { rule: "range-column", at: "rangePartitioning.field", table: range("0", "10", "1", "price") },
  { rule: "range-column", at: "rangePartitioning.field", table: range("0", "10", "1", "nowhere") },
  { rule: "range-order", at: "rangePartitioning.range", table: range("10", "0", "1") },
  { rule: "range-order", at: "rangePartitioning.range", table: range("0", "10", "0") },
  { rule: "range-count", at: "rangePartitioning.range", table: range("0", "10001", "1") },
  { rule: "partition-filter", at: "requirePartitionFilter", table: { ...plain, requirePartitionFilter: true } },
  { rule: "cluster-count", at: "clustering.fields", table: { ...plain, clustering: { fields: ["id", "client_id", "price", "day", "wide"] } } },
  { rule: "cluster-count", at: "clustering.fields", table: { ...plain, clustering: { fields: [] } } },
  { rule: "cluster-column", at: "clustering.fields[0]", table: { ...plain, clustering: { fields: ["nowhere"] } } },
  { rule: "cluster-mode", at: "clustering.fields[1]", table: { ...plain, clustering: { fields: ["id", "tags"] } } },
  { rule: "cluster-type", at: "clustering.fields[0]", table: { ...plain, clustering: { fields: ["ratio"] } } },
  { rule: "cluster-twice", at: "clustering.fields[1]", table: { ...plain, clustering: { fields: ["id", "id"] } } },
  { rule: "key-count", at: "tableConstraints.primaryKey.columns", table: key() },
  { rule: "key-count", at: "tableConstraints.primaryKey.columns", table: { ...plain, schema: { fields: columns17 }, tableConstraints: { primaryKey: { columns: columns17.map((each) => each.name) } } } },
  { rule: "key-twice", at: "tableConstraints.primaryKey.columns", table: key("id", "id") },
  { rule: "key-column", at: "tableConstraints.primaryKey.columns[0]", table: key("items.id") },
  { rule: "key-mode", at: "tableConstraints.primaryKey.columns[0]", table: key("tags") },
  { rule: "key-type", at: "tableConstraints.primaryKey.columns[1]", table: key("id", "ratio") },
  { rule: "foreign-count", at: "tableConstraints.foreignKeys", table: foreignKeys(...Array.from({ length: 65 }, (_, index) => ({ name: `k${index}` }))) },
  { rule: "foreign-name", at: "tableConstraints.foreignKeys", table: foreignKeys({}, {}) },
  { rule: "foreign-columns", at: "tableConstraints.foreignKeys[0]", table: foreignKeys({ columnReferences: [] }) },
  { rule: "foreign-column", at: "tableConstraints.foreignKeys[0]", table: foreignKeys({ columnReferences: [{ referencingColumn: "nowhere", referencedColumn: "id" }] }) },
  { rule: "foreign-type", at: "tableConstraints.foreignKeys[0]", table: foreignKeys({ columnReferences: [{ referencingColumn: "ratio", referencedColumn: "id" }] }) },
  { rule: "foreign-own-table", at: "tableConstraints.foreignKeys[0]", table: foreignKeys({ referencedTable: good.tableReference }) },
  { rule: "foreign-dataset", at: "tableConstraints.foreignKeys[0]", table: foreignKeys({ referencedTable: { ...good.tableReference, datasetId: "other", tableId: "clients" } }) },
  { rule: "label-count", at: "labels", table: { ...good, labels: Object.fromEntries(Array.from({ length: 65 }, (_, index) => [`l${index}`, ""])) } },
  { rule: "label-key", at: "labels.Team", table: { ...good, labels: { Team: "data" } } },
  { rule: "label-key", at: "labels.1st", table: { ...good, labels: { "1st": "data" } } },
  { rule: "label-value", at: "labels.team", table: { ...good, labels: { team: "Data Engineering" } } },
  { rule: "label-length", at: "labels.team", table: { ...good, labels: { team: "d".repeat(64) } } },
];

/** JSON values that are no table resource at all. */
export const misshapen: readonly { readonly at: string; readonly table: unknown }[] = [
  { at: "", table: null },
  { at: "tableReference", table: { schema: { fields: [] } } },
  { at: "", table: { ...good, unique: [["id"]] } },
  { at: "", table: { ...good, view: { query: "SELECT 1" } } },
  { at: "schema.fields[0].type", table: { ...plain, schema: { fields: [{ name: "a", type: "VARCHAR" }] } } },
  { at: "schema.fields[0].mode", table: { ...plain, schema: { fields: [{ name: "a", type: "STRING", mode: "OPTIONAL" }] } } },
  { at: "schema.fields[0].maxLength", table: { ...plain, schema: { fields: [{ name: "a", type: "STRING", maxLength: 36 }] } } },
  { at: "schema.fields[0].fields[0].scale", table: { ...plain, schema: { fields: [{ name: "a", type: "RECORD", fields: [{ name: "b", type: "NUMERIC", precision: "5", scale: "x" }] }] } } },
  { at: "timePartitioning.type", table: { ...plain, timePartitioning: { type: "WEEK" } } },
];
