import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, readFileSync, realpathSync, writeFileSync } from "node:fs";
import { dirname, relative, resolve } from "node:path";
import { Failure, failureOf } from "../failure.ts";

/** What `concord init --git` did in a clone. */
export interface Clone {
  /** The hooks, as git names them from the project's root. */
  readonly hooks: readonly string[];
  /** Whether anything changed. */
  readonly isNew: boolean;
}

/**
 * Tells one clone how generated files are merged, which no repository may tell it: they are not. The driver `merge=concord` of .gitattributes keeps our
 * side, so
 * that none of them conflicts; a first hook builds them from the merged contracts, and stops the merge where those are not valid; a second one takes what was
 * built into the merge's commit. (Measured with git 2.39: when a driver runs, the merged contracts are not on the disk yet, and git commits the tree as it was
 * before the first hook.) Repeating it changes nothing. Throws a `Failure` where another hook stands in the way.
 */
export function setUpClone(root: string, output: string): Clone {
  const top = realpathSync(git(root, "rev-parse", "--show-toplevel"));
  const folder = relative(top, realpathSync(root));
  const built = `${quoted(output)} schemas/layout.json`;
  const scripts = [
    { hook: "pre-merge-commit", lines: ['PATH="$PWD/node_modules/.bin:$PATH" concord build >&2 || exit 1', `git add --all -- ${built}`] },
    { hook: "post-merge", lines: takenIn(built) },
  ].map(({ hook, lines }) => ({ name: git(root, "rev-parse", "--git-path", `hooks/${hook}`), lines: [...goTo(folder), ...lines] }));
  for (const { name, lines } of scripts) refuseForeign(resolve(root, name), name, lines);
  git(root, "config", "merge.concord.name", "generated files are built, not merged");
  git(root, "config", "merge.concord.driver", "true");
  const written = scripts.filter(({ name, lines }) => put(resolve(root, name), name, `#!/bin/sh\n${ours}\n${lines.join("\n")}\n`));
  return { hooks: scripts.map(({ name }) => name), isNew: written.length > 0 };
}

/** Git runs hooks at the top of the working tree. */
function goTo(folder: string): readonly string[] {
  return folder === "" ? [] : [`cd ${quoted(folder)} || exit 1`];
}

/** A commit that has just been made of a merge is made again with what the index holds; `git commit --amend` refuses that while git is merging. */
function takenIn(built: string): readonly string[] {
  return [
    'case "$(git reflog -1 --format=%gs)" in *"Merge made by"*) ;; *) exit 0 ;; esac',
    `git diff --cached --quiet -- ${built} && exit 0`,
    "parents=$(git log -1 --format=%P | sed 's/[^ ][^ ]*/-p &/g')",
    'commit=$(git log -1 --format=%B | git commit-tree "$(git write-tree)" $parents) || exit 1',
    'git update-ref -m "merge: generated files built" HEAD "$commit"',
  ];
}

const ours = "# Written by concord init --git: generated files are built from the merged contracts.";

function quoted(path: string): string {
  return `'${path.replaceAll("'", String.raw`'\''`)}'`;
}

function textAt(place: string): string | undefined {
  return existsSync(place) ? readFileSync(place, "utf8") : undefined;
}

function refuseForeign(place: string, name: string, lines: readonly string[]): void {
  if (textAt(place)?.includes(ours) === false) throw new Failure(`there is a hook ${name} already`, `let it end with: ${lines.join("; ")}`);
}

/** Writes a hook; true if that changed anything. */
function put(place: string, name: string, text: string): boolean {
  if (textAt(place) === text) return false;
  try {
    mkdirSync(dirname(place), { recursive: true });
    writeFileSync(place, text);
    chmodSync(place, 0o755);
    return true;
  } catch (error) {
    throw failureOf(`cannot write ${name}`, error);
  }
}

/** What git answers. Throws a `Failure` where it is not there or refuses. */
function git(folder: string, ...words: readonly string[]): string {
  const ran = spawnSync("git", words, { cwd: folder, encoding: "utf8" });
  if (ran.error !== undefined) throw new Failure("git is not here", "install git, or leave --git away");
  if (ran.status !== 0) throw new Failure(`git ${words.join(" ")}: ${ran.stderr.trim()}`, "run this in a clone: git init makes one");
  return ran.stdout.replace(/\n$/u, "");
}
