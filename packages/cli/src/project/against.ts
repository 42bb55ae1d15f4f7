import { decode, oversize, type Diagnostic, type Source } from "@concord/core";
import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { Failure } from "../failure.ts";
import { contentsOf, git } from "./git.ts";
import { isContract } from "./list.ts";
import { readContractFiles } from "./project.ts";
import { contractsFolder } from "./root.ts";

/** The contracts as they are somewhere else, and what was wrong with their files. */
export interface Other {
  /** How people call it: a branch, a commit, a folder; `main` for the place where this branch left it. */
  readonly name: string;
  readonly sources: readonly Source[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * The contracts of another state: a folder that holds `schemas/`, or a git revision (a branch, a tag, `HEAD~1`). Without a name: the branch `main`, as it
 * was where this one left it, so that what others have merged meanwhile is no change of ours. Throws a `Failure` where there is neither.
 */
export function contractsAgainst(root: string, folder: string, named: string | undefined): Other {
  const place = named === undefined ? undefined : resolve(folder, named);
  if (place !== undefined && existsSync(join(place, contractsFolder))) {
    const { sources, diagnostics } = readContractFiles(place).contents();
    return { name: named as string, sources, diagnostics };
  }
  const { name, found } = filesAt(root, named, contractsFolder, isContract);
  const taken = found.map(({ file, bytes }) => decodeFile(bytes, file)).sort((left, right) => (left.file < right.file ? -1 : 1));
  return { name, sources: taken.flatMap(({ source }) => source ?? []), diagnostics: taken.flatMap(({ diagnostic }) => diagnostic ?? []) };
}

/**
 * The files below a folder in a git revision; without one, in `main` where this branch left it. Throws a `Failure` where there is no such revision.
 */
export function filesAt(root: string, named: string | undefined, under: string, isWanted: (file: string) => boolean): { readonly name: string; readonly found: readonly { readonly file: string; readonly bytes: Buffer }[] } {
  if (named === undefined && !hasMain(root)) throw new Failure("there is no branch main here to compare with", "--against takes a branch, a tag, a commit, or a folder that holds schemas/");
  const name = named ?? "main";
  const listed = git(root, "ls-tree", "-r", "-z", named ?? forkPoint(root), "--", under);
  if (listed === undefined) throw new Failure(`${name} is no folder that holds ${contractsFolder}/ and no git revision`, "name a branch, a tag, a commit, or a folder");
  const files = listed.toString().split("\0").filter((line) => line !== "").map((line) => {
    const [, mode = "", , id = "", file = ""] = /^(\d+) (\w+) ([0-9a-f]+)\t(.*)$/su.exec(line) ?? [];
    return { mode, id, file };
  }).filter(({ mode, file }) => mode !== "120000" && isWanted(file));
  const bytes = contentsOf(root, files.map(({ id }) => id));
  return { name, found: files.map(({ file }, index) => ({ file, bytes: bytes[index] ?? Buffer.alloc(0) })) };
}

function decodeFile(bytes: Buffer, file: string): { readonly file: string; readonly source?: Source | undefined; readonly diagnostic?: Diagnostic | undefined } {
  const tooLarge = oversize(bytes.length, file);
  return tooLarge === undefined ? { file, ...decode(bytes, file) } : { file, diagnostic: tooLarge };
}

/** Whether git knows a `main`: not outside a repository, nor before its first commit, nor where the branch is called otherwise. */
export function hasMain(root: string): boolean {
  return git(root, "rev-parse", "--verify", "--quiet", "main^{commit}") !== undefined;
}

/** Where this branch left `main`; `main` itself where git knows no such place. */
function forkPoint(root: string): string {
  return git(root, "merge-base", "HEAD", "main")?.toString().trim() ?? "main";
}
