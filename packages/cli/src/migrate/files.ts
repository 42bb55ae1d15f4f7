import { pathOf, readDirectory, type Directory, type FileForm } from "@concord/migrate";
import type { Diagnostic, Source } from "@concord/core";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Failure, failureOf } from "../failure.ts";
import { takeFile } from "../project/files.ts";
import { snapshotFile } from "../project/snapshot.ts";

/** Where the migrations of each store stand, below the root. */
export const migrationsFolder = "schemas/migrations";

/** Reads the migrations of a store; none where its folder is not there. */
export function readMigrations(root: string, target: string, form: FileForm): Directory {
  const folder = folderOf(target);
  const place = join(root, folder);
  const taken = (existsSync(place) ? readdirSync(place).sort() : []).filter((name) => name.endsWith(`.${form.ending}`)).map((name) => takeFile(root, `${folder}/${name}`));
  const sources = taken.flatMap((each): readonly Source[] => (each === undefined || each.diagnostic !== undefined ? [] : [each.source]));
  const broken = taken.flatMap((each): readonly Diagnostic[] => (each?.diagnostic === undefined ? [] : [each.diagnostic]));
  const directory = readDirectory(sources, form);
  return { ...directory, diagnostics: [...broken, ...directory.diagnostics], sources: [...directory.sources, ...taken.flatMap((each) => (each?.diagnostic === undefined ? [] : (each.source ?? [])))] };
}

export function folderOf(target: string): string {
  return `${migrationsFolder}/${target}`;
}

/** Whether a store has migrations. */
export function hasMigrations(root: string, target: string): boolean {
  const place = join(root, folderOf(target));
  return existsSync(place) && readdirSync(place).some((name) => !name.startsWith("."));
}

/** The text of the contracts that migrations lead to, where it is kept. */
export function snapshotOf(root: string): string | undefined {
  const place = join(root, snapshotFile);
  return existsSync(place) ? readFileSync(place, "utf8") : undefined;
}

/** Writes new files of a store; throws a `Failure` where one is there. */
export function writeMigrations(root: string, target: string, form: FileForm, files: readonly { readonly name: string; readonly undoes: boolean; readonly text: string }[]): readonly string[] {
  try {
    mkdirSync(join(root, folderOf(target)), { recursive: true });
    return files.map(({ name, undoes, text }) => {
      const path = pathOf(folderOf(target), name, form, undoes);
      writeFileSync(join(root, path), text, { flag: "wx" });
      return path;
    });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") throw new Failure("there is a migration of this name already", "choose another one");
    throw failureOf(`cannot write to ${folderOf(target)}`, error);
  }
}
