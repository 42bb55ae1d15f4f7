import { unaffected } from "../verdict/rows.ts";
import { breaks, safe, type Rule } from "../verdict/verdict.ts";

/** A store block of the field says something else: its column's name or type, how a missing value is kept. */
export const fieldSettingsChanged: Rule<"field-settings-changed"> = {
  ...unaffected("what one store is told is not part of records"),
  "postgres-reader": ({ store }) => (store === "postgres" ? breaks("the column may be called or typed otherwise") : safe("another store's settings changed")),
  "postgres-writer": ({ store }) => (store === "postgres" ? breaks("the column may be called or typed otherwise") : safe("another store's settings changed")),
  "firestore-client": ({ store }) => (store === "firestore" ? breaks("the field may be called otherwise, or kept otherwise where it is missing") : safe("another store's settings changed")),
  "bigquery-load": ({ store }) => (store === "bigquery" ? breaks("the column may be called otherwise") : safe("another store's settings changed")),
  "bigquery-query": ({ store }) => (store === "bigquery" ? breaks("the column may be called otherwise") : safe("another store's settings changed")),
};
