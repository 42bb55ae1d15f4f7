import { breaks, safe, type Rule } from "../verdict/verdict.ts";

/** Whoever used the entity has nothing left to use. */
export const entityRemoved: Rule<"entity-removed"> = {
  "wire-reader": breaks("no such record is written any more"),
  "closed-wire-reader": breaks("no such record is written any more"),
  "wire-writer": breaks("nobody takes such a record any more"),
  typescript: breaks("its types are gone"),
  zod: breaks("its codec is gone"),
  "postgres-reader": breaks("its table is deprecated and goes"),
  "postgres-writer": breaks("its table is deprecated and goes"),
  "firestore-client": breaks("the rules deny everything in its collection"),
  "bigquery-load": breaks("its table is deprecated and goes"),
  "bigquery-query": breaks("its table is deprecated and goes"),
  security: safe("what is gone needs no protection; its rules and policies deny until its records are gone"),
};
