import { unaffected } from "../verdict/rows.ts";
import { breaks, type Rule } from "../verdict/verdict.ts";

/** Clients may no longer write a field. */
export const writableNarrowed: Rule<"writable-narrowed"> = {
  ...unaffected("a record is valid as before"),
  "firestore-client": ({ operation, before }) => breaks(`a client that says ${before} when it ${operation}s is denied`),
  "postgres-writer": ({ operation, before }) => breaks(`the client role may not say ${before} when it ${operation}s`),
};
