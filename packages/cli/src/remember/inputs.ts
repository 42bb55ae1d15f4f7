import { createHash } from "node:crypto";
import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { contractFiles } from "../project/list.ts";
import { layoutFile } from "../project/root.ts";

/** The names and bytes of all contracts, as one hash. Undefined where something is no file that a build would read. */
export function contractsId(root: string): string | undefined {
  const hash = createHash("sha256");
  for (const file of contractFiles(root)) {
    const stat = statSync(join(root, file), { throwIfNoEntry: false });
    if (stat?.isFile() !== true) return undefined;
    hash.update(`${file}\0${stat.size}\0`).update(readFileSync(join(root, file)));
  }
  return hash.digest("hex");
}

/** The layout of diagrams, which a build reads and writes: its text, or nothing where there is no file. */
export function layoutText(root: string): string | undefined {
  try {
    return readFileSync(join(root, layoutFile), "utf8");
  } catch {
    return undefined;
  }
}
