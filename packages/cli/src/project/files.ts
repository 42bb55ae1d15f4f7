import { report, type Diagnostic, type Source, type Span } from "@concord/core";
import { lstatSync, readdirSync, readFileSync, realpathSync, statSync, type Dirent } from "node:fs";
import { join, sep } from "node:path";
import { failureOf } from "../failure.ts";
import { notAFile, notUtf8, tooLarge } from "./codes.ts";
import { mostBytes } from "./limits.ts";
import { contractsFolder } from "./root.ts";

/** What stands under `schemas/` and is no contract. */
const reserved: ReadonlySet<string> = new Set(["migrations", "seeds", "layout.json", "approved.yaml"]);

/** A file's text, or why it is not taken. */
export type Taken = { readonly source: Source } | { readonly diagnostic: Diagnostic };

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
  const span: Span = { file, start: 0, end: 0 };
  try {
    const size = sizeOf(root, place);
    if (size === undefined) {
      return { diagnostic: report(notAFile, span, "this is no file of the project", { help: "copy the contract into schemas/; concord follows no link out of the project" }) };
    }
    if (size > mostBytes) {
      const message = `the file has ${size.toLocaleString("en")} bytes, and ${mostBytes.toLocaleString("en")} are allowed`;
      return { diagnostic: report(tooLarge, span, message, { help: "split the entity, or move data that is no contract out of schemas/" }) };
    }
    return decode(file, readFileSync(place));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw failureOf(`cannot read ${file}`, error);
  }
}

function decode(file: string, bytes: Uint8Array): Taken {
  try {
    return { source: { file, text: new TextDecoder("utf-8", { fatal: true }).decode(bytes) } };
  } catch {
    const isUtf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
    const message = isUtf16 ? "the file is UTF-16" : `byte ${firstBadByte(bytes) + 1} is no UTF-8`;
    return { diagnostic: report(notUtf8, { file, start: 0, end: 0 }, message, { help: "save the file as UTF-8" }) };
  }
}

/** The offset of the first byte that belongs to no character, by halving: a prefix is good if it decodes as the start of a stream. */
function firstBadByte(bytes: Uint8Array): number {
  let good = 0;
  let bad = bytes.length;
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (decodes(bytes.subarray(0, middle))) good = middle;
    else bad = middle;
  }
  return good;
}

function decodes(start: Uint8Array): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(start, { stream: true });
    return true;
  } catch {
    return false;
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
