import { emit, type GeneratedFile, type Schema } from "@concord/core";
import { loadFiles, type Loaded } from "@concord/core/driver";
import { drizzleFiles, schemaPath } from "@concord/postgres/drizzle";
import { types, typesAt } from "@concord/typescript";

/** Drizzle's tables of some contracts, with the types that they speak of. */
export function drizzleSources(schema: Schema): readonly GeneratedFile[] {
  return [...drizzleFiles(schema, typesAt), ...emit(types, schema).files];
}

/** The same as modules, run by Node, with the Drizzle that these tests have. */
export function loadTables(files: readonly GeneratedFile[]): Promise<Loaded> {
  return loadFiles(files, Object.fromEntries(["drizzle-orm", "drizzle-orm/pg-core"].map((name) => [name, import.meta.resolve(name)])));
}

/** What Drizzle takes as its schema. */
export async function schemaModule(loaded: Loaded): Promise<Record<string, unknown>> {
  return { ...await loaded.module(schemaPath()) };
}
