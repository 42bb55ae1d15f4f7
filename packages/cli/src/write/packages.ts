import { folderOf, type Package } from "@concord/publish";
import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { Failure, failureOf } from "../failure.ts";

/** Writes each package into a folder called like it, without its scope. Throws a `Failure` where something is there already: nothing is mixed or replaced. */
export function writePackages(folder: string, out: string, packages: readonly Package[]): void {
  const place = resolve(folder, out);
  try {
    mkdirSync(place, { recursive: true });
    if (readdirSync(place).length > 0) throw new Failure(`${out} is not empty`, "name a folder that is empty or not there");
    for (const each of packages) {
      for (const { path, text } of each.files) {
        const file = join(place, folderOf(each), path);
        mkdirSync(dirname(file), { recursive: true });
        writeFileSync(file, text, { flag: "wx" });
      }
    }
  } catch (error) {
    throw error instanceof Failure ? error : failureOf(`cannot write ${out}`, error);
  }
}
