import { existsSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { filesAt } from "../project/against.ts";
import { contractsFolder } from "../project/root.ts";

/** Where a review looks: the project, and what it is compared with, as the command line named it. */
export interface Looked { readonly root: string; readonly folder: string; readonly named: string | undefined }

/**
 * The files that the other state has in some folders, by their paths below its root. Only a git revision and a folder of contracts have more than contracts: undefined for a database, the last release and a package.
 */
export function filesThere({ root, folder, named }: Looked, folders: readonly string[]): ReadonlySet<string> | undefined {
  const place = named === undefined ? undefined : resolve(folder, named);
  if (place !== undefined && existsSync(join(place, contractsFolder))) {
    return new Set(folders.flatMap((each) => (existsSync(join(place, each)) ? readdirSync(join(place, each)).map((name) => `${each}/${name}`) : [])));
  }
  if (named === "database" || named === "published" || (place !== undefined && existsSync(place))) return undefined;
  return new Set(folders.flatMap((each) => filesAt(root, named, each, () => true).found.map(({ file }) => file)));
}
