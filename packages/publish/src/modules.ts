import { schemaPath } from "@concord/postgres/drizzle";
import type { Contract, Named } from "./names.ts";

/** One way in which a package offers a contract: a subpath of its own, so that nothing else comes along. */
export interface Module {
  /** Behind the contract's own subpath; empty for what is imported most. */
  readonly under: string;
  /** What it is, in a few words for the README. */
  readonly about: string;
  /** The file, without an ending where it is JavaScript with declarations. */
  readonly file: (of: Contract) => string;
  readonly kind: "code" | "data";
}

const code = (under: string, about: string, folder: string, end = ""): Module => ({ under, about, file: ({ namespace, name }) => `${folder}/${namespace}/${name}${end}`, kind: "code" });
const data = (under: string, about: string, file: Module["file"]): Module => ({ under, about, file, kind: "data" });

/** Every way, in the order of the README. A contract has those whose file there is. */
export const modules: readonly Module[] = [
  code("", "Zod codecs, shapes and the application's types", "zod"),
  code("types", "the application's types alone, typed ids among them", "types"),
  code("wire", "the types of the JSON", "types", ".wire"),
  code("validators", "precompiled validators of the JSON, without a library", "validators"),
  code("forms", "what reads forms", "forms"),
  code("access", "whether access lets a caller do something", "access"),
  code("postgres", "rows of PostgreSQL from the JSON and back", "postgres", ".codec"),
  code("drizzle", "the table for Drizzle ORM; all of them with what relates them, as its schema", "drizzle"),
  code("firestore", "documents of Firestore from the application's value and back, for both SDKs", "firestore"),
  code("bigquery", "rows of BigQuery from the JSON and back", "bigquery", ".codec"),
  data("schema.json", "JSON Schema", ({ namespace, name }) => `json-schema/${namespace}/${name}.schema.json`),
  data("contract", "the contract itself", (of) => contractFile(of)),
];

/** What Drizzle takes as its schema: all tables of a package together, with what relates them. */
export function drizzleSchema({ namespace }: Named): { readonly subpath: string; readonly file: string } {
  return { subpath: "./drizzle", file: schemaPath(namespace).replace(/\.ts$/u, "") };
}

/** Where a contract's own text stands in a package: `contracts/people/person.yaml`. */
export function contractFile({ file }: Pick<Contract, "file">): string {
  return file.replace(/^[^/]*\//u, "contracts/");
}

/** The subpath of a contract in a package: the namespace is said where the package has several. */
export function subpath({ namespace: only }: Named, { namespace, name }: Contract, under: string): string {
  return `./${only === undefined ? `${namespace}/` : ""}${name}${under === "" ? "" : `/${under}`}`;
}

/** One pattern for all contracts of a package: Node's `*` stands for any text, with the namespace in it where the package has several. */
export function patternOf(named: Named, module: Module): { readonly subpath: string; readonly file: string } {
  const namespace = named.namespace ?? "*";
  const any: Contract = { id: "*", namespace, name: "*", file: `schemas/${namespace}/*.yaml` };
  return { subpath: subpath(named, any, module.under).replace("*/*", "*"), file: module.file(any).replace("*/*", "*") };
}
