import { emit, readSchema, type Claim, type Emitted, type Schema, type Source, type StoreDeclaration } from "@concord/core";
import { readFileSync, readdirSync, statSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import { postgresTarget } from "../src/index.ts";

/** The other stores that contracts of these tests name; what their blocks say is theirs. */
const words = z.looseObject({});
const elsewhere: readonly StoreDeclaration[] = ["firestore", "bigquery"].map((name) => ({ name, naming: "camelCase", sql: name === "bigquery", projectBlock: words, entityBlock: words, fieldBlock: words }));

/** The schema of contracts given as `{ "shop/order": yaml }`, or by the whole name of the file; `project` is the text of project.yaml. Throws what is wrong with them. */
export function schemaOf(contracts: Readonly<Record<string, string>>, project = "stores: [postgres]\n"): Schema {
  const files = Object.entries(contracts).map(([name, text]): Source => ({ file: `schemas/${name}${/\.\w+$/u.test(name) ? "" : ".yaml"}`, text }));
  return read([{ file: "schemas/project.yaml", text: project }, ...files]);
}

/** The schema of the contracts below a folder that holds `schemas/`. */
function schemaIn(folder: string): Schema {
  const walk = (path: string): readonly string[] => (statSync(path).isDirectory() ? readdirSync(path).flatMap((name) => walk(join(path, name))) : [path]);
  return read(walk(join(folder, "schemas")).filter((path) => /\.(?:yaml|sql)$/u.test(path)).map((path) => ({ file: relative(folder, path), text: readFileSync(path, "utf8") })));
}

function read(sources: readonly Source[]): Schema {
  const { schema, diagnostics } = readSchema(sources, [postgresTarget.store as StoreDeclaration, ...elsewhere]);
  const errors = diagnostics.filter((each) => each.severity === "error");
  if (schema === undefined || errors.length > 0) throw new Error(errors.map((each) => `${each.span.file}: ${each.message} ${each.help ?? ""}`).join("\n"));
  return schema;
}

/** Every type and every word of the room, in contracts made for it: test/zoo. */
export const zoo: Schema = schemaIn(fileURLToPath(new URL("zoo", import.meta.url)));

/** The contracts of this repository. */
export const own: Schema = schemaIn(fileURLToPath(new URL("../../..", import.meta.url)));

export function emitted(schema: Schema): Emitted {
  return emit(postgresTarget, schema);
}

export function wholeText(made: Emitted): string {
  return textOf(made, "postgres/schema.sql");
}

export function textOf(made: Emitted, path: string): string {
  const file = made.files.find((each) => each.path === path);
  if (file === undefined) throw new Error(`there is no ${path}`);
  return file.text;
}

/** The claim on a constraint, by its id. */
export function claimOn(made: Emitted, constraint: string): Claim {
  const claim = made.claims.find((each) => each.constraint === constraint);
  if (claim === undefined) throw new Error(`nothing is claimed of ${constraint}`);
  return claim;
}

/** The generated statement that a claim names. */
export function statementOf(made: Emitted, constraint: string): string {
  const claim = claimOn(made, constraint);
  if (!("by" in claim) || claim.by === undefined) throw new Error(`${constraint} is ${claim.verdict}`);
  return textOf(made, claim.by.file).slice(claim.by.start, claim.by.end);
}
