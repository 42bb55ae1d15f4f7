import { unaffected } from "../verdict/rows.ts";
import { breaks, safe, type Rule } from "../verdict/verdict.ts";

/** Its direction, whether it is partial or a form, its own fields or checks. */
export const shapeChanged: Rule<"shape-changed"> = {
  ...unaffected("the record is as it was"),
  "wire-reader": ({ before }) => (before.direction === "output" ? breaks("what is told may be something else") : safe("it is what is given, not what is read")),
  "closed-wire-reader": ({ before }) => (before.direction === "output" ? breaks("what is told may be something else") : safe("it is what is given, not what is read")),
  "wire-writer": ({ before }) => (before.direction === "input" ? breaks("what was given may be refused") : safe("it is what is read, not what is given")),
  typescript: breaks("its type may be another one"),
};
