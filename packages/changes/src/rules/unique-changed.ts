import type { Unique } from "@concord/core";
import { same } from "../change/same.ts";
import { spelled } from "../diff/renames.ts";
import { unaffected } from "../verdict/rows.ts";
import { breaks, safe, type Rule } from "../verdict/verdict.ts";

/** Another condition says which records must differ, or whether missing values meet; or the same ones must differ, and a store keeps them so in another way or by another name. */
export const uniqueChanged: Rule<"unique-changed"> = {
  ...unaffected("a record by itself is valid as before"),
  "wire-writer": (change) => (isOther(change) ? breaks("a record may be refused that was not") : safe(alike)),
  "wire-reader": (change) => (isOther(change) ? breaks("a record that was found by these fields may be one of several") : safe(alike)),
  "closed-wire-reader": (change) => (isOther(change) ? breaks("a record that was found by these fields may be one of several") : safe(alike)),
  "postgres-reader": (change) => (isOther(change) ? breaks("a row that was found by these columns may be one of several") : safe(alike)),
  "postgres-writer": (change) => {
    if (isOther(change) || settingsDiffer("postgres", change)) return breaks("a row may be refused that was not, and ON CONFLICT may find another index");
    return change.before.name === change.after.name ? safe(alike) : breaks("ON CONFLICT ON CONSTRAINT names it as it was called");
  },
  "firestore-client": (change) => (isOther(change) || settingsDiffer("firestore", change) ? breaks("a document may be denied that was not") : safe(alike)),
  "bigquery-query": (change) => (isOther(change) ? breaks("a row that was found by these columns may be one of several") : safe(alike)),
};

const alike = "the same records must differ as before";

interface Both { readonly before: Unique; readonly after: Unique }

/** Whether other records must differ, or other stores see to it. */
function isOther({ before, after }: Both): boolean {
  const said = ({ nulls, where, stores }: Unique): unknown => ({ nulls, stores, where: where === undefined ? undefined : spelled(where) });
  return !same(said(before), said(after));
}

function settingsDiffer(store: string, { before, after }: Both): boolean {
  return !same(before.blocks[store], after.blocks[store]);
}
