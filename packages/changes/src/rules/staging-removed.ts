import { unaffected } from "../verdict/rows.ts";
import { breaks, type Rule } from "../verdict/verdict.ts";

/** Nothing waits any more: who puts records there, and who reads what was rejected, finds no table. */
export const stagingRemoved: Rule<"staging-removed"> = {
  ...unaffected("the records are as they were"),
  "postgres-reader": breaks("the staging table is deprecated and goes"),
  "postgres-writer": breaks("the staging table is deprecated and goes, and nothing promotes what waits there"),
};
