import { decode, oversize, report, type Diagnostic, type Source } from "@concord/core";
import { lstatSync, readFileSync, realpathSync, statSync } from "node:fs";
import { join, sep } from "node:path";
import { failureOf } from "../failure.ts";
import { notAFile } from "./codes.ts";

/** A file's text, or why it is not taken; then the text is only good for showing the place. */
export type Taken = { readonly source: Source; readonly diagnostic?: never } | { readonly diagnostic: Diagnostic; readonly source?: Source };

/** Reads one contract: its size is judged before it is read, its bytes must be UTF-8, and a byte order mark is dropped. Undefined if it is gone. */
export function takeFile(root: string, file: string): Taken | undefined {
  const place = join(root, file);
  try {
    const size = sizeOf(root, place);
    if (size === undefined) {
      const help = "copy the contract into schemas/; concord follows no link out of the project";
      return { diagnostic: report(notAFile, { file, start: 0, end: 0 }, "this is no file of the project", { help }) };
    }
    const tooLarge = oversize(size, file);
    if (tooLarge !== undefined) return { diagnostic: tooLarge };
    const { source, diagnostic } = decode(readFileSync(place), file);
    return diagnostic === undefined ? { source } : { source, diagnostic };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw failureOf(`cannot read ${file}`, error);
  }
}

/** The size of a regular file of the project, directly or by a link within it; undefined for anything else, which might never end. */
function sizeOf(root: string, place: string): number | undefined {
  const isLink = lstatSync(place).isSymbolicLink();
  if (isLink && !leadsInside(root, place)) return undefined;
  const stat = statSync(place);
  return stat.isFile() ? stat.size : undefined;
}

function leadsInside(root: string, link: string): boolean {
  try {
    return realpathSync(link).startsWith(`${realpathSync(root)}${sep}`);
  } catch {
    return false;
  }
}
