import { decode, oversize, report, type Diagnostic, type Source } from "@concord/core";
import { lstatSync, readdirSync, readFileSync, realpathSync, statSync, type Dirent } from "node:fs";
import { join, sep } from "node:path";
import { failureOf } from "../failure.ts";
import { notAFile } from "./codes.ts";
import { contractsFolder } from "./root.ts";

/** What stands under `schemas/` and is no contract. */
const reserved: ReadonlySet<string> = new Set(["migrations", "seeds", "layout.json", "approved.yaml"]);

/** A file's text, or why it is not taken; then the text is only good for showing the place. */
export type Taken = { readonly source: Source; readonly diagnostic?: never } | { readonly diagnostic: Diagnostic; readonly source?: Source };

/** Whether a path below the root is that of a contract or of project.yaml. */
export function isContract(path: string): boolean {
  const [folder, first] = path.split("/");
  return folder === contractsFolder && first !== undefined && !reserved.has(first) && /\.(?:yaml|yml|json)$/u.test(path) && !/(?:^|\/)\./u.test(path);
}

/** The paths of all contracts and of project.yaml, below the root and with `/`, in an order that is the same on every machine. */
export function contractFiles(root: string): readonly string[] {
  const found: string[] = [];
  const walk = (folder: string): void => {
    for (const entry of entriesOf(root, folder)) {
      const path = `${folder}/${entry.name}`;
      if (folder === contractsFolder && reserved.has(entry.name)) continue;
      if (entry.isDirectory() && !entry.name.startsWith(".")) walk(path);
      else if (isContract(path) || isLinkToFolder(root, path, entry)) found.push(path);
    }
  };
  walk(contractsFolder);
  return found.sort((left, right) => (left < right ? -1 : 1));
}

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

function entriesOf(root: string, folder: string): readonly Dirent[] {
  try {
    return readdirSync(join(root, folder), { withFileTypes: true });
  } catch (error) {
    throw failureOf(`cannot read ${folder}`, error);
  }
}

/** The size of a regular file of the project, directly or by a link within it; undefined for anything else, which might never end. */
function sizeOf(root: string, place: string): number | undefined {
  const isLink = lstatSync(place).isSymbolicLink();
  if (isLink && !leadsInside(root, place)) return undefined;
  const stat = statSync(place);
  return stat.isFile() ? stat.size : undefined;
}

/** Named rather than walked: it could lead around in a circle. */
function isLinkToFolder(root: string, path: string, entry: Dirent): boolean {
  return entry.isSymbolicLink() && statSync(join(root, path), { throwIfNoEntry: false })?.isDirectory() === true;
}

function leadsInside(root: string, link: string): boolean {
  try {
    return realpathSync(link).startsWith(`${realpathSync(root)}${sep}`);
  } catch {
    return false;
  }
}
