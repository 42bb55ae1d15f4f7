import { unaffected } from "../verdict/rows.ts";
import { breaks, safe, type Rule } from "../verdict/verdict.ts";

/** A shape shows, or takes, a field of the record no longer. */
export const shapeFieldRemoved: Rule<"shape-field-removed"> = {
  ...unaffected("the record is as it was"),
  "wire-reader": ({ shape, before }) => (shape.direction === "output" && !before.optional && !shape.partial ? breaks("what is told without the field is refused") : safe("the field was allowed to be missing, or is only given")),
  "closed-wire-reader": ({ shape, before }) => (shape.direction === "output" && !before.optional && !shape.partial ? breaks("what is told without the field is refused") : safe("the field was allowed to be missing, or is only given")),
  "wire-writer": ({ shape }) => (shape.direction === "input" ? breaks("what is given with the field is refused") : safe("it is what is read, not what is given")),
  typescript: breaks("its type has no such property any more"),
};
