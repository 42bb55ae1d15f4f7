import { audienceNames } from "./audience.ts";
import { breaks, safe, type Row, type Verdict } from "./verdict.ts";

/** Every record that was valid is, and no other; nothing is called or kept otherwise. */
export function unaffected(why: string): Row {
  return row(safe(why));
}

/** Some records that were valid are so no longer: who writes them breaks, and who reads the old ones with the new schema. BigQuery holds types only. */
export function narrower(what: string): Row {
  const refused = breaks(`${what}: a record that was valid may be refused`);
  const loaded = safe("BigQuery does not enforce it; its loader's validator does");
  return {
    ...row(safe("every record that can be written now was valid before")),
    "wire-writer": refused, zod: refused, "postgres-writer": refused, "firestore-client": refused, "bigquery-load": loaded,
  };
}

/** Some records that were not valid are so now: who reads them with the old schema breaks. */
export function wider(what: string): Row {
  const refused = breaks(`${what}: a new record may be one that the old schema refuses`);
  return {
    ...row(safe("every record that was valid still is")),
    "wire-reader": refused, "closed-wire-reader": refused,
    "postgres-reader": safe("a column takes more values; its type is the same"),
    "bigquery-query": safe("a column takes more values; its type is the same"),
    "firestore-client": safe("what clients wrote is still allowed; how they read is a wire reader's affair"),
  };
}

/** Both: some records that were valid are not, some that were not are. */
export function other(what: string): Row {
  const [less, more] = [narrower(what), wider(what)];
  return Object.fromEntries(audienceNames.map((audience) => [audience, less[audience].is === "safe" ? more[audience] : less[audience]])) as Row;
}

function row(verdict: Verdict): Row {
  return Object.fromEntries(audienceNames.map((audience) => [audience, verdict])) as Row;
}
