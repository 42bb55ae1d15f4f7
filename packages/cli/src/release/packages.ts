import { contentText, packagesOf, pythonPackageOf, sourcesOf, type Edition, type Named, type Package } from "@concord/publish";
import { compile } from "@concord/publish/driver";
import type { Diagnostic, GeneratedFile, Schema } from "@concord/core";
import { createHash } from "node:crypto";
import { isError, makeOnce, readContracts } from "../compile.ts";
import { Failure } from "../failure.ts";
import type { Contents } from "../project/project.ts";

/** Packages for whatever versions they get, compiled once. */
export interface Packed {
  readonly schema: Schema;
  readonly at: (editionOf: (named: Named) => Edition) => readonly Package[];
}

/**
 * Compiles the packages of a project; where its contracts have errors, these. Throws a `Failure` where the project is to have none.
 */
export async function packContracts(contents: Contents): Promise<Packed | { readonly schema?: never; readonly diagnostics: readonly Diagnostic[] }> {
  const reading = readContracts(contents);
  const files: GeneratedFile[] = [];
  const diagnostics = makeOnce(reading, (some) => files.push(...some));
  const { schema } = reading;
  if (schema === undefined || diagnostics.some(isError)) return { diagnostics };
  if (schema.project.packages === undefined) {
    throw new Failure("schemas/project.yaml says nothing of packages", 'name the scope that is registered for you: packages: { scope: "@acme" }');
  }
  const compiled = await compile(sourcesOf(schema, files, contents.sources));
  return { schema, at: (editionOf) => [...packagesOf(schema, compiled, editionOf), ...pythonPackageOf(schema, files, editionOf)] };
}

/** The hash of what each package holds, whatever its version, by name; one that has the version of another counts as held by that one. */
export function contentsOf(packages: readonly Package[]): ReadonlyMap<string, string> {
  const groups = Map.groupBy(packages, ({ name, versionOf }) => versionOf ?? name);
  return new Map([...groups].map(([name, each]) => [name, createHash("sha256").update(each.map(contentText).join("\0")).digest("hex")]));
}
