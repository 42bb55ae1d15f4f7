/**
 * What the API takes, for the requests of migrations, their ledger and the comparison with a live project. Source: the discovery document of BigQuery API v2, revision 20260922,
 * as @google-cloud/bigquery 9.3.0 carries it in its types, with which a test compares every name that stands here; fields that the server alone sets are left out.
 */
export const apiRevision = "20260922";
export const apiRoot = "https://bigquery.googleapis.com/bigquery/v2/";

/** Where BigQuery puts a dataset that nobody gives a place, and looks for a job (docs: dataset locations). */
export const usualLocation = "US";

/** The form of a value in JSON. `int64` is a whole number as text; `closed` objects have these fields and no others; `type` is what the client's types call them. */
export type Form =
  | "string" | "boolean" | "int64"
  | { readonly list: Form }
  | { readonly map: Form }
  | { readonly closed: Readonly<Record<string, Form>>; readonly required?: readonly string[]; readonly type?: string };

/** A field of a table's schema; of `fields` inside of it the same holds again. */
const field: Extract<Form, { readonly closed: unknown }> = {
  closed: {
    name: "string", type: "string", mode: "string", get fields(): Form { return { list: field }; }, description: "string", maxLength: "int64", precision: "int64", scale: "int64", roundingMode: "string", collation: "string",
    defaultValueExpression: "string", policyTags: { closed: { names: { list: "string" } } }, timestampPrecision: "int64",
  },
  required: ["name", "type"], type: "ITableFieldSchema",
};

const datasetReference: Form = { closed: { projectId: "string", datasetId: "string" }, required: ["datasetId"], type: "IDatasetReference" };
const tableReference: Form = { closed: { projectId: "string", datasetId: "string", tableId: "string" }, required: ["projectId", "datasetId", "tableId"], type: "ITableReference" };
const foreignKey: Form = {
  closed: { name: "string", referencedTable: tableReference, columnReferences: { list: { closed: { referencingColumn: "string", referencedColumn: "string" }, required: ["referencingColumn", "referencedColumn"] } } },
  required: ["referencedTable", "columnReferences"],
};

/** What may stand in a table that is made, or changed. */
const tableFields: Readonly<Record<string, Form>> = {
  description: "string", friendlyName: "string", labels: { map: "string" }, expirationTime: "int64", schema: { closed: { fields: { list: field } }, required: ["fields"], type: "ITableSchema" },
  clustering: { closed: { fields: { list: "string" } }, required: ["fields"], type: "IClustering" },
  timePartitioning: { closed: { type: "string", field: "string", expirationMs: "int64" }, required: ["type"], type: "ITimePartitioning" }, requirePartitionFilter: "boolean", defaultCollation: "string", defaultRoundingMode: "string", maxStaleness: "string",
  tableConstraints: { closed: { primaryKey: { closed: { columns: { list: "string" } } }, foreignKeys: { list: foreignKey } }, type: "ITableConstraints" },
};
const table: Form = { closed: tableFields, type: "ITable" };
const newTable: Form = { closed: { ...tableFields, tableReference }, required: ["tableReference"], type: "ITable" };
const newDataset: Form = { closed: { datasetReference, location: "string", description: "string", friendlyName: "string", labels: { map: "string" } }, required: ["datasetReference"], type: "IDataset" };

/** Values of a query's parameters, of scalar types. */
const queryParameter: Form = {
  closed: {
    name: "string", parameterType: { closed: { type: "string" }, required: ["type"], type: "IQueryParameterType" }, parameterValue: { closed: { value: "string" }, type: "IQueryParameterValue" },
  },
  required: ["parameterType", "parameterValue"], type: "IQueryParameter",
};

const query: Form = {
  closed: { query: "string", useLegacySql: "boolean", defaultDataset: datasetReference, priority: "string", maximumBytesBilled: "int64", useQueryCache: "boolean", parameterMode: "string", queryParameters: { list: queryParameter } },
  required: ["query"], type: "IJobConfigurationQuery",
};

const job: Form = {
  closed: {
    jobReference: { closed: { projectId: "string", jobId: "string", location: "string" }, required: ["projectId", "jobId"], type: "IJobReference" },
    configuration: { closed: { query, labels: { map: "string" }, dryRun: "boolean", jobTimeoutMs: "int64" }, required: ["query"], type: "IJobConfiguration" },
  },
  required: ["configuration"], type: "IJob",
};

/** A method: how it is called, what may stand behind the question mark, and what stands in its body, if it has one. `clears`: null takes a field of the body away, as a PATCH has it. */
export interface ApiMethod { readonly http: "GET" | "POST" | "PATCH"; readonly path: string; readonly query: readonly string[]; readonly body?: Form; readonly clears: boolean }

export type ApiMethodName =
  | "jobs.insert" | "jobs.get" | "jobs.cancel"
  | "tables.insert" | "tables.get" | "tables.patch" | "tables.list" | "tabledata.list"
  | "datasets.insert" | "datasets.get" | "datasets.list";

const inProject = "projects/{projectId}";
const inDataset = `${inProject}/datasets/{datasetId}`;
const ofTable = `${inDataset}/tables/{tableId}`;
const read = { http: "GET", clears: false } as const;
const pages = ["maxResults", "pageToken"] as const;

/** The methods that are called. `jobs.insert` runs statements: the id of its job is the caller's, so that the same one sent twice is one job. */
export const apiMethods: Readonly<Record<ApiMethodName, ApiMethod>> = {
  "jobs.insert": { http: "POST", path: `${inProject}/jobs`, query: [], body: job, clears: false },
  "jobs.get": { ...read, path: `${inProject}/jobs/{jobId}`, query: ["location"] },
  "jobs.cancel": { http: "POST", path: `${inProject}/jobs/{jobId}/cancel`, query: ["location"], clears: false },
  "tables.insert": { http: "POST", path: `${inDataset}/tables`, query: [], body: newTable, clears: false },
  "tables.get": { ...read, path: ofTable, query: ["selectedFields", "view"] },
  "tables.patch": { http: "PATCH", path: ofTable, query: [], body: table, clears: true },
  "tables.list": { ...read, path: `${inDataset}/tables`, query: pages },
  "tabledata.list": { ...read, path: `${ofTable}/data`, query: [...pages, "selectedFields", "startIndex"] },
  "datasets.insert": { http: "POST", path: `${inProject}/datasets`, query: [], body: newDataset, clears: false },
  "datasets.get": { ...read, path: inDataset, query: [] },
  "datasets.list": { ...read, path: `${inProject}/datasets`, query: [...pages, "all", "filter"] },
};
