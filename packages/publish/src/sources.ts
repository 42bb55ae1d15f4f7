import type { GeneratedFile, Schema, Source } from "@concord/core";
import { drizzleFiles } from "@concord/postgres/drizzle";
import { accessFiles, typesAt } from "@concord/typescript";
import { contractFile } from "./modules.ts";
import { contractsOf } from "./names.ts";

/** The folders of the compiled output that hold something for consumers. */
const folders = /^(?:zod|types|forms|validators|access|postgres|firestore|bigquery)\//u;

/**
 * What packages are made from: of the compiled output what an application imports, what asks access, Drizzle's tables where the project wants them, and the contracts' own texts. TypeScript is still to be compiled;
 * `.js`, `.d.ts` and data are as they will be published.
 */
export function sourcesOf(schema: Schema, files: readonly GeneratedFile[], contracts: readonly Source[]): readonly GeneratedFile[] {
  const texts = new Map(contracts.map(({ file, text }) => [file, text]));
  return [
    ...files.filter(({ path }) => (folders.test(path) && /\.(?:ts|js)$/u.test(path)) || /^json-schema\/.*\.schema\.json$/u.test(path)),
    ...accessFiles(schema),
    ...(schema.project.packages?.drizzle === true ? drizzleFiles(schema, typesAt) : []),
    ...contractsOf(schema).flatMap((each) => {
      const text = texts.get(each.file);
      return text === undefined ? [] : [{ path: contractFile(each), text }];
    }),
  ];
}
