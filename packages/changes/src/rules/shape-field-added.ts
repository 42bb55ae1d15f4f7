import { mustBeGiven } from "../verdict/facts.ts";
import { unaffected } from "../verdict/rows.ts";
import { breaks, safe, weakens, type Rule } from "../verdict/verdict.ts";

/** A shape shows, or takes, one more field of the record. */
export const shapeFieldAdded: Rule<"shape-field-added"> = {
  ...unaffected("the record is as it was"),
  "closed-wire-reader": ({ shape }) => (shape.direction === "output" ? breaks("a key that it does not know is refused") : safe("it is what is given, not what is read")),
  "wire-writer": ({ shape, after }) => (shape.direction === "input" && !shape.partial && mustBeGiven(after) ? breaks("what is given without the field is refused") : safe("the field may be left out, or is read only")),
  typescript: ({ shape, after }) => (shape.direction === "input" && !shape.partial && mustBeGiven(after) ? breaks("who gives it must give the field") : safe("the field may be left out, or is read only")),
  security: ({ shape, after }) => (shape.direction === "output" && after.pii !== undefined ? weakens("a shape shows personal data that it did not show") : safe("it shows nothing personal that it did not show")),
};
