import type { GeneratedFile, Schema } from "@concord/core";
import { folder } from "./names.ts";
import { supportText } from "./support.ts";
import { tableFile, type TypeOf } from "./table.ts";
import { schemaFile } from "./whole.ts";

export { schemaPath } from "./names.ts";
export type { TypeOf } from "./table.ts";
export { tablesTold, type TableTold } from "./whole.ts";
export { unsaid } from "./unsaid.ts";

/**
 * Drizzle's tables of all entities that PostgreSQL holds, each in a file of its own, and what Drizzle takes as its schema: of all of them, and of each namespace. `typeOf` says where an entity's
 * types are. They describe tables that `schema.sql` makes: they are a part of packages alone, and claim nothing.
 */
export function drizzleFiles(schema: Schema, typeOf: TypeOf): readonly GeneratedFile[] {
  const entities = schema.entities.filter(({ stores }) => stores.includes("postgres"));
  if (entities.length === 0) return [];
  const namespaces = [...new Set(entities.map(({ namespace }) => namespace))].sort();
  return [
    { path: `${folder}/concord.ts`, text: supportText }, ...entities.map((entity) => tableFile(entity, schema, typeOf)),
    schemaFile(schema), ...namespaces.map((namespace) => schemaFile(schema, namespace)),
  ];
}
