import { closeSync, fsyncSync, openSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { failureOf } from "../failure.ts";

/** Replaces the text of one file below the root, all or nothing, keeping its permissions. A link is followed to the file that it names. */
export function replaceFile(root: string, file: string, text: string): void {
  let staged: string | undefined;
  try {
    const place = realpathSync(join(root, file));
    const { mode } = statSync(place);
    staged = `${place}.${process.pid}.tmp`;
    const opened = openSync(staged, "wx", mode);
    try {
      writeFileSync(opened, text);
      fsyncSync(opened);
    } finally {
      closeSync(opened);
    }
    renameSync(staged, place);
  } catch (error) {
    if (staged !== undefined) rmSync(staged, { force: true });
    throw failureOf(`cannot write ${file}`, error);
  }
}
