import { unaffected } from "../verdict/rows.ts";
import { breaks, safe, type Rule } from "../verdict/verdict.ts";

/** A store block of the entity says something else: its table, its partitions, its extra columns. */
export const settingsChanged: Rule<"settings-changed"> = {
  ...unaffected("what one store is told is not part of records"),
  "postgres-reader": ({ store }) => (store === "postgres" ? breaks("the table may be called, divided or completed otherwise") : safe("another store's settings changed")),
  "postgres-writer": ({ store }) => (store === "postgres" ? breaks("the table may be called, divided or completed otherwise") : safe("another store's settings changed")),
  "firestore-client": ({ store }) => (store === "firestore" ? breaks("documents may stand elsewhere or be found otherwise") : safe("another store's settings changed")),
  "bigquery-load": ({ store }) => (store === "bigquery" ? breaks("the table may be called or partitioned otherwise") : safe("another store's settings changed")),
  "bigquery-query": ({ store }) => (store === "bigquery" ? breaks("the table may be called or partitioned otherwise") : safe("another store's settings changed")),
};
