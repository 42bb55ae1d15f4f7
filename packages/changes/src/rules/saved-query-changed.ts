import { unaffected } from "../verdict/rows.ts";
import { breaks, type Rule } from "../verdict/verdict.ts";

/** It takes other parameters, answers other columns, is called otherwise, or is for other stores. */
export const savedQueryChanged: Rule<"saved-query-changed"> = {
  ...unaffected("records are what they were"),
  "wire-reader": breaks("a row may be one that the old schema refuses"),
  "closed-wire-reader": breaks("a row may be one that the old schema refuses"),
  "wire-writer": breaks("parameters that were taken may be refused"),
  typescript: breaks("the types of its parameters or rows are others"),
};
