import { folderOf, type Package } from "@concord/publish";
import { wheelBytes } from "@concord/publish/driver";
import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { Failure, failureOf } from "../failure.ts";

/** Where a package's wheel stands in its folder: where Python's own tools would build it, and look for what they upload. */
export const wheelFolder = "dist";

/** Writes each package into a folder called like it, without its scope, and its wheel where it has one. Throws a `Failure` where something is there already: nothing is mixed or replaced. */
export function writePackages(folder: string, out: string, packages: readonly Package[]): void {
  const place = resolve(folder, out);
  try {
    mkdirSync(place, { recursive: true });
    if (readdirSync(place).length > 0) throw new Failure(`${out} is not empty`, "name a folder that is empty or not there");
    for (const each of packages) {
      const files: readonly (readonly [path: string, bytes: string | Uint8Array])[] = [
        ...each.files.map(({ path, text }) => [path, text] as const), ...(each.wheel === undefined ? [] : [[join(wheelFolder, each.wheel.name), wheelBytes(each.wheel)] as const]),
      ];
      for (const [path, bytes] of files) {
        const file = join(place, folderOf(each), path);
        mkdirSync(dirname(file), { recursive: true });
        writeFileSync(file, bytes, { flag: "wx" });
      }
    }
  } catch (error) {
    throw error instanceof Failure ? error : failureOf(`cannot write ${out}`, error);
  }
}
