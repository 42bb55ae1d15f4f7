import { unaffected } from "../verdict/rows.ts";
import { safe, weakens, type Rule } from "../verdict/verdict.ts";

/** Nobody used what was not there. */
export const shapeAdded: Rule<"shape-added"> = {
  ...unaffected("nobody used what was not there"),
  security: ({ after }) => (after.direction === "output" && after.fields.some(({ pii }) => pii !== undefined) ? weakens("a shape shows personal data") : safe("it shows nothing personal")),
};
