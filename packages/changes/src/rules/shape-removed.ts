import { unaffected } from "../verdict/rows.ts";
import { breaks, safe, type Rule } from "../verdict/verdict.ts";

/** Whoever used the shape has nothing left to use. */
export const shapeRemoved: Rule<"shape-removed"> = {
  ...unaffected("the record is as it was"),
  "wire-reader": ({ before }) => (before.direction === "output" ? breaks("nothing is told in this shape any more") : safe("it is what is given, not what is read")),
  "closed-wire-reader": ({ before }) => (before.direction === "output" ? breaks("nothing is told in this shape any more") : safe("it is what is given, not what is read")),
  "wire-writer": ({ before }) => (before.direction === "input" ? breaks("nobody takes what is given in this shape any more") : safe("it is what is read, not what is given")),
  typescript: breaks("its type is gone"),
  zod: breaks("its codec is gone"),
};
