import { breaks, safe, type Rule } from "../verdict/verdict.ts";

/** A contract has another name; the records are the same ones. */
export const entityRenamed: Rule<"entity-renamed"> = {
  "wire-reader": safe("a record does not say what it is called"),
  "closed-wire-reader": safe("a record does not say what it is called"),
  "wire-writer": safe("a record does not say what it is called"),
  typescript: breaks("its types and their modules are called otherwise"),
  zod: breaks("its codec and the module of it are called otherwise"),
  "postgres-reader": ({ before, after }) => (namespaceOf(before) === namespaceOf(after) ? safe("the table keeps its name, or its change of place says otherwise") : breaks("the table stands in another schema")),
  "postgres-writer": ({ before, after }) => (namespaceOf(before) === namespaceOf(after) ? safe("the table keeps its name, or its change of place says otherwise") : breaks("the table stands in another schema")),
  "firestore-client": safe("the collection keeps its name, or its change of place says otherwise"),
  "bigquery-load": ({ before, after }) => (namespaceOf(before) === namespaceOf(after) ? safe("the table keeps its name, or its change of place says otherwise") : breaks("the table stands in another dataset")),
  "bigquery-query": ({ before, after }) => (namespaceOf(before) === namespaceOf(after) ? safe("the table keeps its name, or its change of place says otherwise") : breaks("the table stands in another dataset")),
  security: safe("the same access is written for it"),
};

function namespaceOf(id: string): string {
  return id.split(".")[0] ?? "";
}
