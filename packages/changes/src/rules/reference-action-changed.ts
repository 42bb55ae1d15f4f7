import { unaffected } from "../verdict/rows.ts";
import { breaks, safe, type Rule } from "../verdict/verdict.ts";

/** Something else happens to records whose target is deleted, or whose key changes. */
export const referenceActionChanged: Rule<"reference-action-changed"> = {
  ...unaffected("a record by itself is valid as before"),
  "postgres-writer": ({ before, after }) => (after.onDelete === "restrict" && before.onDelete !== "restrict"
    ? breaks("a target that is referred to may not be deleted any more") : breaks("deleting a target changes other rows than before")),
  "postgres-reader": ({ before, after }) => (before.onDelete !== "cascade" && after.onDelete === "cascade" ? breaks("rows go with their target that stayed") : safe("rows stay that would have gone")),
};
