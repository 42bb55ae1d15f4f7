import { typeStep } from "../verdict/type-step.ts";
import { breaks, safe, type Rule } from "../verdict/verdict.ts";

/** Values are of another type, or spelled otherwise. */
export const typeChanged: Rule<"type-changed"> = {
  "wire-reader": ({ before, after }) => (typeStep(before, after) === "wider" ? breaks("a new value may be one that the old type does not hold") : breaks("new values are spelled otherwise")),
  "closed-wire-reader": ({ before, after }) => (typeStep(before, after) === "wider" ? breaks("a new value may be one that the old type does not hold") : breaks("new values are spelled otherwise")),
  "wire-writer": ({ before, after }) => (typeStep(before, after) === "wider" ? safe("every value of the old type is one of the new type") : breaks("a value of the old type is refused")),
  typescript: ({ before, after }) => (typeStep(before, after) === "wider" ? safe("both are the same type in TypeScript") : breaks("the property has another type")),
  zod: ({ before, after }) => (typeStep(before, after) === "wider" ? safe("every value of the old type is one of the new type") : breaks("a value that was stored before is refused")),
  "postgres-reader": breaks("the column, or the member of a value, has another type"),
  "postgres-writer": ({ before, after }) => (typeStep(before, after) === "wider" ? safe("the new column takes what the old one took") : breaks("the column takes no value of the old type")),
  "firestore-client": ({ before, after }) => (typeStep(before, after) === "wider" ? safe("rules allow what they allowed") : breaks("a document with a value of the old type is denied")),
  "bigquery-load": ({ before, after }) => (typeStep(before, after) === "wider" ? safe("the column takes what it took") : breaks("the column has another type")),
  "bigquery-query": ({ before, after }) => (typeStep(before, after) === "wider" ? safe("the column has the same type") : breaks("the column has another type")),
  security: safe("who may read and write it is the same"),
};
