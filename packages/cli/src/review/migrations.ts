import { requestForm } from "@concord/firestore/evolve";
import { sqlForm } from "@concord/migrate";
import type { NewMigration } from "@concord/report";
import { existsSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { folderOf, migrationsFolder, readMigrations } from "../migrate/files.ts";
import { filesAt } from "../project/against.ts";
import { contractsFolder } from "../project/root.ts";

const stores = [["postgres", sqlForm, "PostgreSQL"], ["firestore", requestForm, "Firestore"], ["bigquery", sqlForm, "BigQuery"]] as const;

/**
 * The migrations that another state does not have, by the names of their files, store by store in the order in which they are run. Only a git revision and a folder
 * of contracts have migrations; which a database lacks `concord status` tells.
 */
export function newMigrations(root: string, folder: string, against: string | undefined): readonly NewMigration[] {
  const there = existsSync(join(root, migrationsFolder)) ? filesThere(root, folder, against) : undefined;
  if (there === undefined) return [];
  return stores.flatMap(([target, form, store]) => readMigrations(root, target, form).pairs.filter(({ up }) => !there.has(up.source.file)).map(({ up }) => ({ store, file: up })));
}

function filesThere(root: string, folder: string, against: string | undefined): ReadonlySet<string> | undefined {
  const place = against === undefined ? undefined : resolve(folder, against);
  if (place !== undefined && existsSync(join(place, contractsFolder))) {
    return new Set(stores.flatMap(([target]) => (existsSync(join(place, folderOf(target))) ? readdirSync(join(place, folderOf(target))).map((name) => `${folderOf(target)}/${name}`) : [])));
  }
  if (against === "database" || against === "published" || (place !== undefined && existsSync(place))) return undefined;
  return new Set(filesAt(root, against, migrationsFolder, () => true).found.map(({ file }) => file));
}
