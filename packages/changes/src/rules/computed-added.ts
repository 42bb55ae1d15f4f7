import { narrower } from "../verdict/rows.ts";
import { breaks, type Rule } from "../verdict/verdict.ts";

/** The value follows from other fields. */
export const computedAdded: Rule<"computed-added"> = {
  ...narrower("the value must be the computed one"),
  "wire-writer": breaks("the field is in no create and no patch shape any more: who gives it is refused"),
  typescript: breaks("the create and patch types have no such property any more"),
  "postgres-writer": breaks("the column is generated: a row that gives it is refused"),
};
