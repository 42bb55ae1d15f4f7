export type Audience =
  | "wire-reader" | "closed-wire-reader" | "wire-writer" | "typescript" | "zod" | "postgres-reader" | "postgres-writer" | "firestore-client"
  | "bigquery-load" | "bigquery-query" | "security";

/** Who is asked whether a change breaks it, each by what it does and what it was made with. All but `zod` and `security` go on with the state before. */
export const audiences: Readonly<Record<Audience, string>> = {
  "wire-reader": "reads new records as JSON with the old read schema, which drops keys that it does not know",
  "closed-wire-reader": "reads new records as JSON with the old record schema, which refuses keys that it does not know",
  "wire-writer": "writes records as JSON by the old create and patch schemas; the new ones judge them",
  typescript: "code that reads records and makes them by the create and patch types, compiled with the new types",
  zod: "reads records that were stored before with the new codec",
  "postgres-reader": "runs the queries of before, which name their columns, on the new tables",
  "postgres-writer": "runs the inserts and updates of before on the new tables",
  "firestore-client": "reads and writes documents as before, under the new rules",
  "bigquery-load": "loads rows of before into the new tables",
  "bigquery-query": "runs the queries of before on the new tables",
  security: "relies on what was protected before",
};

/** In the order in which reports show them. */
export const audienceNames: readonly Audience[] = Object.keys(audiences) as Audience[];

/** The store that an audience has to do with, if it is one store's. */
export const storeOf: Partial<Readonly<Record<Audience, string>>> = {
  "postgres-reader": "postgres",
  "postgres-writer": "postgres",
  "firestore-client": "firestore",
  "bigquery-load": "bigquery",
  "bigquery-query": "bigquery",
};

/** What people are told of who breaks, wherever they are told it: by `diff`, in findings, reviews and changelogs. What a machine reads has the audience itself. */
export const whoBreaks: Readonly<Record<Audience, string>> = {
  "wire-reader": "whoever reads the JSON by the version before",
  "closed-wire-reader": "whoever reads the JSON and refuses keys that are not known",
  "wire-writer": "whoever writes the JSON by the version before",
  typescript: "code that compiles against the types",
  zod: "whoever reads records that were stored before",
  "postgres-reader": "queries of PostgreSQL",
  "postgres-writer": "inserts and updates in PostgreSQL",
  "firestore-client": "clients of Firestore",
  "bigquery-load": "loads into BigQuery",
  "bigquery-query": "queries of BigQuery",
  security: "whoever relied on what was protected",
};

/**
 * Those whose break is a finding. A reader that refuses keys it does not know breaks with every new field; what concord generates for readers drops them, so
 * that a project says when it has others.
 */
export const heeded: readonly Audience[] = audienceNames.filter((audience) => audience !== "closed-wire-reader");
