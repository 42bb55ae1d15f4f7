import { lstatSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { failureOf } from "../failure.ts";
import { replaceFile } from "../write/replace.ts";

/** What became of the files of an import. */
export interface Written { readonly fresh: readonly string[]; readonly replaced: readonly string[]; readonly kept: readonly string[] }

/** Writes new files. One that is there already is kept as it is, or replaced where that was asked for; what would stay the same is neither. */
export function writeFiles(root: string, files: readonly { readonly file: string; readonly text: string }[], replace: boolean): Written {
  const [fresh, replaced, kept]: [string[], string[], string[]] = [[], [], []];
  for (const { file, text } of files) {
    const place = join(root, file);
    if (lstatSync(place, { throwIfNoEntry: false }) === undefined) {
      put(place, file, text);
      fresh.push(file);
    } else if (replace) {
      replaceFile(root, file, text);
      replaced.push(file);
    } else kept.push(file);
  }
  return { fresh, replaced, kept };
}

function put(place: string, file: string, text: string): void {
  try {
    mkdirSync(dirname(place), { recursive: true });
    writeFileSync(place, text, { flag: "wx" });
  } catch (error) {
    throw failureOf(`cannot write ${file}`, error);
  }
}
