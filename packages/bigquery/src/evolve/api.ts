/**
 * What the API takes, for the requests of migrations. Source: the discovery document of BigQuery API v2, revision 20260328, as @google-cloud/bigquery 8.3.1 carries it in its
 * types; fields that the server alone sets are left out.
 */
export const apiRevision = "20260328";
export const apiRoot = "https://bigquery.googleapis.com/bigquery/v2/";

/** The form of a value in JSON. `int64` is a whole number as text; `closed` objects have these fields and no others. */
export type Form =
  | "string" | "boolean" | "int64"
  | { readonly list: Form }
  | { readonly map: Form }
  | { readonly closed: Readonly<Record<string, Form>>; readonly required?: readonly string[] };

/** A field of a table's schema; of `fields` inside of it the same holds again. */
const field: { readonly closed: Readonly<Record<string, Form>>; readonly required: readonly string[] } = {
  closed: {
    name: "string", type: "string", mode: "string", get fields(): Form { return { list: field }; }, description: "string", maxLength: "int64", precision: "int64", scale: "int64", roundingMode: "string", collation: "string",
    defaultValueExpression: "string", policyTags: { closed: { names: { list: "string" } } }, timestampPrecision: "int64",
  },
  required: ["name", "type"],
};

const tableReference: Form = { closed: { projectId: "string", datasetId: "string", tableId: "string" }, required: ["projectId", "datasetId", "tableId"] };
const foreignKey: Form = {
  closed: { name: "string", referencedTable: tableReference, columnReferences: { list: { closed: { referencingColumn: "string", referencedColumn: "string" }, required: ["referencingColumn", "referencedColumn"] } } },
  required: ["referencedTable", "columnReferences"],
};

const table: Form = {
  closed: {
    description: "string", friendlyName: "string", labels: { map: "string" }, expirationTime: "int64", schema: { closed: { fields: { list: field } }, required: ["fields"] }, clustering: { closed: { fields: { list: "string" } }, required: ["fields"] },
    timePartitioning: { closed: { type: "string", field: "string", expirationMs: "int64" }, required: ["type"] }, requirePartitionFilter: "boolean", defaultCollation: "string", defaultRoundingMode: "string", maxStaleness: "string",
    tableConstraints: { closed: { primaryKey: { closed: { columns: { list: "string" } } }, foreignKeys: { list: foreignKey } } },
  },
};

const job: Form = {
  closed: {
    jobReference: { closed: { projectId: "string", jobId: "string", location: "string" }, required: ["projectId", "jobId"] },
    configuration: {
      closed: {
        query: { closed: { query: "string", useLegacySql: "boolean", defaultDataset: { closed: { projectId: "string", datasetId: "string" }, required: ["datasetId"] }, priority: "string", maximumBytesBilled: "int64", useQueryCache: "boolean" }, required: ["query"] },
        labels: { map: "string" }, dryRun: "boolean", jobTimeoutMs: "int64",
      },
      required: ["query"],
    },
  },
  required: ["configuration"],
};

/** A method: how it is called, and what stands in its body. `clears`: null takes a field of the body away, as a PATCH has it. */
export interface ApiMethod { readonly http: "POST" | "PATCH"; readonly path: string; readonly body: Form; readonly clears: boolean }

export type ApiMethodName = "jobs.insert" | "tables.patch";

/** The methods that migrations need. `jobs.insert` runs statements: the id of its job is the caller's, so that the same one sent twice is one job. */
export const apiMethods: Readonly<Record<ApiMethodName, ApiMethod>> = {
  "jobs.insert": { http: "POST", path: "projects/{projectId}/jobs", body: job, clears: false },
  "tables.patch": { http: "PATCH", path: "projects/{projectId}/datasets/{datasetId}/tables/{tableId}", body: table, clears: true },
};
