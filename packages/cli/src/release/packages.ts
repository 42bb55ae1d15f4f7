import { contentText, packagesOf, sourcesOf, type Edition, type Named, type Package } from "@concord/publish";
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
  return { schema, at: (editionOf) => packagesOf(schema, compiled, editionOf) };
}

/** The hash of what a package holds, whatever its version. */
export function contentOf(one: Package): string {
  return createHash("sha256").update(contentText(one)).digest("hex");
}
