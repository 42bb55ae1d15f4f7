import { unaffected } from "../verdict/rows.ts";
import { breaks, safe, weakens, type Rule } from "../verdict/verdict.ts";

/** Grants and policies are written for another role. */
export const clientRoleChanged: Rule<"client-role-changed"> = {
  ...unaffected("the database role is not part of records"),
  "postgres-reader": ({ before }) => (before === undefined ? safe("nobody read through a role of clients before") : breaks(`${before} is granted nothing any more`)),
  "postgres-writer": ({ before }) => (before === undefined ? safe("nobody wrote through a role of clients before") : breaks(`${before} is granted nothing any more`)),
  security: ({ before, after }) => {
    if (before === undefined) return safe("a role that was not there is let in by access alone");
    return after === undefined ? weakens("row-level security is no longer there for anybody") : weakens(`what was granted to ${before} is granted to ${after}`);
  },
};
