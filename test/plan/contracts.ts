import { targets } from "@concord/cli";
import { checkNames, type Json, type Schema } from "@concord/core";
import { findingsOf } from "@concord/postgres";
import { globSync, readFileSync } from "node:fs";
import { parse } from "yaml";
import { schemaOf } from "../changes/states.ts";

/** A contract as data: what its YAML says. */
export type Document = { readonly [word: string]: Json };

/** Contracts by file: documents, and texts of SQL. */
export type Contracts = ReadonlyMap<string, Document | string>;

/** One place in the contracts and what it says from now on; nothing takes the word away, and an empty path is the whole file. */
export interface Assignment { readonly file: string; readonly path: readonly string[]; readonly value: Json | undefined }

/** What somebody does to contracts at once. */
export type Edit = readonly Assignment[];

const root = new URL("../../", import.meta.url);

/** The contracts of this repository, without what stands beside them. */
export const real: Contracts = new Map(globSync("schemas/**/*.{yaml,sql}", { cwd: root }).map((file) => file.replaceAll("\\", "/")).filter((file) => !/^schemas\/(?:migrations|seeds)\//u.test(file)).sort()
  .map((file) => [file, readFileSync(new URL(file, root), "utf8")] as const).map(([file, text]) => [file, file.endsWith(".yaml") ? parse(text) as Document : text]));

/** The contracts after an edit. */
export function edited(contracts: Contracts, edit: Edit): Contracts {
  const next = new Map(contracts);
  for (const { file, path, value } of edit) {
    const whole = path.length === 0 ? value : assigned(next.get(file) ?? {}, path, value);
    if (whole === undefined) next.delete(file);
    else next.set(file, whole as Document);
  }
  return next;
}

/** The edit that takes another back, made on the contracts before it. */
export function inverse(contracts: Contracts, edit: Edit): Edit {
  return edit.map(({ file, path }) => ({ file, path, value: path.reduce<Json | undefined>((value, step) => memberOf(value, step), contracts.get(file)) })).toReversed();
}

function assigned(value: Json, [step = "", ...rest]: readonly string[], to: Json | undefined): Json {
  const { [step]: old, ...others } = value as Document;
  const next = rest.length === 0 ? to : assigned(old ?? {}, rest, to);
  return next === undefined ? others : { ...value as Document, [step]: next };
}

export function memberOf(value: Json | undefined, step: string): Json | undefined {
  return value !== null && typeof value === "object" && !Array.isArray(value) ? (value as Document)[step] : undefined;
}

const printed = new WeakMap<Document, string>();

/** The schema of contracts, read from their texts. Throws what is wrong with them. */
export function readContracts(contracts: Contracts): Schema {
  const schema = schemaOf(Object.fromEntries([...contracts].map(([file, document]) => {
    if (typeof document === "string") return [file, document];
    const text = printed.get(document) ?? JSON.stringify(document, undefined, 1);
    printed.set(document, text);
    return [file, text];
  })));
  const [wrong] = [...checkNames(schema, targets), ...schema.entities.filter(({ stores }) => stores.includes("postgres")).flatMap((entity) => findingsOf(entity, schema)).filter(({ severity }) => severity === "error")];
  if (wrong !== undefined) throw new Error(wrong.message);
  return schema;
}

const names = (value: Json | undefined): readonly string[] => (typeof value === "string" ? [value] : value === null || typeof value !== "object" ? [] : (Array.isArray(value) ? value : Object.values(value)).flatMap((each) => names(each as Json)));

/** The file of the entity or type that a contract in a namespace calls so. */
function fileOf(contracts: Contracts, from: string, name: string): string | undefined {
  const near = from.replace(/[^/]+$/u, `${name}.yaml`);
  const far = `schemas/${name.replace(".", "/")}.yaml`;
  return contracts.has(near) ? near : /^\w+\.\w+$/u.test(name) && contracts.has(far) ? far : undefined;
}

/** The contracts of these files with all that they stand on, and the views and queries that stand on nothing else. */
export function around(contracts: Contracts, files: readonly string[]): Contracts {
  const found = new Set(["schemas/project.yaml", ...files]);
  for (const file of found) {
    const document = contracts.get(file);
    if (document === undefined || typeof document === "string" || file === "schemas/project.yaml") continue;
    const said = { ...document, meta: null, description: null, shapes: null };
    for (const name of names(said)) {
      const target = fileOf(contracts, file, name);
      if (target !== undefined) found.add(target);
    }
  }
  const stands = (file: string, document: Document): boolean => [...names(document["columns"]), ...names(document["parameters"])].filter((name) => /^\w+\.\w+\.\w+$/u.test(name)).map((name) => `schemas/${name.split(".").slice(0, 2).join("/")}`)
    .every((path) => found.has(`${path}.yaml`) || found.has(`${path}.view.yaml`)) && names(document["from"]).every((name) => found.has(file.replace(/[^/]+$/u, `${name}.view.yaml`)));
  for (const file of [...contracts.keys()].filter((each) => /\.(?:view|query)\.yaml$/u.test(each)).sort((left, right) => Number(names((contracts.get(left) as Document)["from"]).length > 0) - Number(names((contracts.get(right) as Document)["from"]).length > 0))) {
    if (!stands(file, contracts.get(file) as Document)) continue;
    for (const each of contracts.keys()) if (each === file || (each.endsWith(".sql") && each.startsWith(file.replace(/\.(?:view|query)\.yaml$/u, ".")))) found.add(each);
  }
  return new Map([...contracts].filter(([file]) => found.has(file)));
}
