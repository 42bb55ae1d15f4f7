import { requestForm } from "@concord/firestore/evolve";
import { sqlForm } from "@concord/migrate";
import type { NewMigration } from "@concord/report";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { folderOf, migrationsFolder, readMigrations } from "../migrate/files.ts";
import { filesThere, type Looked } from "./looked.ts";

const stores = [["postgres", sqlForm, "PostgreSQL"], ["firestore", requestForm, "Firestore"], ["bigquery", sqlForm, "BigQuery"]] as const;

/**
 * The migrations that another state does not have, by the names of their files, store by store in the order in which they are run. Only a git revision and a folder
 * of contracts have migrations; which a database lacks `concord status` tells.
 */
export function newMigrations(looked: Looked): readonly NewMigration[] {
  const { root } = looked;
  const there = existsSync(join(root, migrationsFolder)) ? filesThere(looked, stores.map(([target]) => folderOf(target))) : undefined;
  if (there === undefined) return [];
  return stores.flatMap(([target, form, store]) => readMigrations(root, target, form).pairs.filter(({ up }) => !there.has(up.source.file)).map(({ up }) => ({ store, file: up })));
}
