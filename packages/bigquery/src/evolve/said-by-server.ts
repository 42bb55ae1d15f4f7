/**
 * Words of resources that the server alone says: they are about its own doing, and no contract speaks of them. The lists are closed: a word that stands neither here nor in what the
 * contracts say is a difference, so that nothing that is new at Google goes unseen. Source: BigQuery API v2, discovery document, fields marked output only.
 */
export const serverSet: Readonly<Record<"table" | "dataset", ReadonlySet<string>>> = {
  table: new Set([
    "kind", "id", "etag", "selfLink", "tableReference", "type", "location", "creationTime", "lastModifiedTime", "streamingBuffer",
    "numBytes", "numLongTermBytes", "numRows", "numPartitions", "numPhysicalBytes", "numTimeTravelPhysicalBytes", "numTotalLogicalBytes", "numActiveLogicalBytes", "numLongTermLogicalBytes",
    "numTotalPhysicalBytes", "numActivePhysicalBytes", "numLongTermPhysicalBytes", "numCurrentPhysicalBytes",
  ]),
  dataset: new Set(["kind", "id", "etag", "selfLink", "datasetReference", "type", "creationTime", "lastModifiedTime", "access", "satisfiesPzs", "satisfiesPzi"]),
};

/** Types that have two names (docs: REST, TableFieldSchema.type); tables.get answers with the second one. */
export const typeNames: ReadonlyMap<string, string> = new Map([["INT64", "INTEGER"], ["FLOAT64", "FLOAT"], ["BOOL", "BOOLEAN"], ["STRUCT", "RECORD"]]);

/** What a word says where it is not there (docs: REST, Table, TableFieldSchema and Dataset). */
const usual: Readonly<Record<string, string | boolean>> = { requirePartitionFilter: false, isCaseInsensitive: false, defaultRoundingMode: "ROUNDING_MODE_UNSPECIFIED", roundingMode: "ROUNDING_MODE_UNSPECIFIED", maxTimeTravelHours: "168", storageBillingModel: "LOGICAL" };

/** Whether a word says nothing: it is not there, is empty, or says what holds without it. */
export function unsaid(word: string, value: unknown): boolean {
  if (value === undefined || value === null || value === "" || (Object.hasOwn(usual, word) && usual[word] === value)) return true;
  return typeof value === "object" && Object.values(value).every((each) => unsaid("", each));
}
