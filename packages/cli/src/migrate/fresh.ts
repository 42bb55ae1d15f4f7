import { decode } from "@concord/core";
import { nameOf, readMigration, sqlForm, type MigrationFile } from "@concord/migrate";
import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { filesAt } from "../project/against.ts";
import { contractsFolder } from "../project/root.ts";
import { folderOf, readMigrations } from "./files.ts";

/** What another state has, and how people call that state. */
interface Earlier { readonly name: string; readonly bodies: ReadonlySet<string> }

/**
 * Tells which migrations of a store another state does not have: a git revision, a folder that holds `schemas/`, or, without a name, `main` as it was where this
 * branch left it. One that has only got another predecessor or name there, as by a merge, is not new; one that was edited is.
 */
export function migrationsSince(root: string, folder: string, named: string | undefined, target: string): { readonly name: string; readonly isNew: (file: MigrationFile) => boolean } {
  const place = named === undefined ? undefined : resolve(folder, named);
  const { name, bodies } = place !== undefined && existsSync(join(place, contractsFolder)) ? inFolder(place, named as string, target) : inRevision(root, named, target);
  return { name, isNew: ({ body }) => !bodies.has(body) };
}

function inFolder(place: string, name: string, target: string): Earlier {
  return { name, bodies: new Set(readMigrations(place, target, sqlForm).pairs.map(({ up }) => up.body)) };
}

function inRevision(root: string, named: string | undefined, target: string): Earlier {
  const { name, found } = filesAt(root, named, folderOf(target), (file) => nameOf(file, sqlForm)?.undoes === false);
  return { name, bodies: new Set(found.map(({ file, bytes }) => readMigration(decode(bytes, file).source).file.body)) };
}
