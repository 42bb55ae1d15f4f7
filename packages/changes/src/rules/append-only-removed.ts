import { unaffected } from "../verdict/rows.ts";
import { weakens, type Rule } from "../verdict/verdict.ts";

/** Records may be changed and deleted again. */
export const appendOnlyRemoved: Rule<"append-only-removed"> = {
  ...unaffected("a record is valid as before"),
  security: weakens("what was written once can be changed or deleted"),
};
