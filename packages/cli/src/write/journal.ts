import { closeSync, existsSync, fsync, lstatSync, openSync, readdirSync, readFileSync, renameSync, rmdirSync, rmSync, unlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { Failure, failureOf, isSystemError } from "../failure.ts";
import { sha256 } from "./manifest.ts";
import { placeOf, stageOf, type Output } from "./output.ts";
import type { Plan } from "./stage.ts";

/**
 * Intent, written down before the first file of the tree is touched: every staged file with its SHA-256, and every file to remove.
 * While there is no journal the tree is the old one; from the moment there is, it will be the new one: each step can be repeated.
 */
interface Journal {
  readonly version: 2;
  readonly staged: Plan["staged"];
  readonly remove: readonly string[];
}

const journalOf = (output: Output): string => join(output.work, "journal.json");

/** Carries out a plan whose files are staged, all or nothing. To be called under the lock. */
export async function carryOut(output: Output, { staged, removed }: Plan): Promise<void> {
  const journal: Journal = { version: 2, staged, remove: removed };
  const place = `${journalOf(output)}.new`;
  writeFileSync(place, JSON.stringify(journal));
  const files = staged.length > flushedAtMost ? [] : staged.map(({ path }) => join(stageOf(output), path));
  await Promise.all([place, ...files].map(flush));
  renameSync(place, journalOf(output));
  rollForward(output, journal);
}

/** Up to so many files are flushed to the disk, all at once, so that they wait together. More is a rebuild: if the power goes, the next build compares and writes again. */
const flushedAtMost = 128;

/** Waits until the bytes of a file are on the disk. */
async function flush(place: string): Promise<void> {
  const file = openSync(place, "r+");
  try {
    await new Promise<void>((resolve, reject) => fsync(file, (error) => (error === null ? resolve() : reject(error))));
  } finally {
    closeSync(file);
  }
}

/** Whether there is a journal: a build that will be finished, by this command or the next. */
export function isJournalled(output: Output): boolean {
  return existsSync(journalOf(output));
}

/** Whether a run before this one was cut short, or another one is at work. */
export function isUnfinished(output: Output): boolean {
  return existsSync(output.work);
}

/** Finishes or undoes what a run before this one began. To be called under the lock. */
export function recover(output: Output): void {
  try {
    const journal = existsSync(journalOf(output)) ? (JSON.parse(readFileSync(journalOf(output), "utf8")) as Journal) : undefined;
    if (journal?.version === 2 && isWhole(output, journal)) rollForward(output, journal);
    else rollBack(output);
  } catch (error) {
    throw failureOf(`cannot finish the build of ${output.name} that was cut short`, error);
  }
}

/** Removes what was staged and the journal; the tree is not touched. */
export function rollBack(output: Output): void {
  rmSync(stageOf(output), { recursive: true, force: true });
  for (const left of [`${journalOf(output)}.new`, journalOf(output)]) rmSync(left, { force: true });
}

/** After a power cut a journal can outlive the bytes of what it lists. */
function isWhole(output: Output, journal: Journal): boolean {
  return journal.staged.every(({ path, sha256: sum }) => {
    const place = join(stageOf(output), path);
    return !existsSync(place) || sha256(readFileSync(place)) === sum;
  });
}

function rollForward(output: Output, journal: Journal): void {
  if (existsSync(stageOf(output))) moveIn(output, "");
  const checked = new Set<string>();
  for (const path of journal.remove) {
    unlessGone(() => unlinkSync(placeOf(output, path, checked)));
    removeEmptyFolders(output, path);
  }
  unlinkSync(journalOf(output));
  rollBack(output);
}

/** Moves what is staged below a folder to its place: a folder that the tree does not have as a whole, file by file what goes into one that it has. */
function moveIn(output: Output, below: string): void {
  for (const entry of readdirSync(join(stageOf(output), below), { withFileTypes: true })) {
    const path = below === "" ? entry.name : `${below}/${entry.name}`;
    const [from, to] = [join(stageOf(output), path), join(output.folder, path)];
    const there = entry.isDirectory() ? lstatSync(to, { throwIfNoEntry: false }) : undefined;
    if (there === undefined) renameSync(from, to);
    else if (there.isDirectory()) moveIn(output, path);
    else throw new Failure(`cannot write ${output.name}/${path}: something that is no folder stands there`, "move it away; concord never follows a link out of the project");
  }
}

/** Removes the folders of a path from the innermost out, as far as they are empty; never the output folder itself. */
function removeEmptyFolders(output: Output, path: string): void {
  for (let folder = dirname(path); folder !== "."; folder = dirname(folder)) {
    try {
      rmdirSync(join(output.folder, folder));
    } catch {
      return;
    }
  }
}

/** Runs a step that may have been done already. */
function unlessGone(step: () => void): void {
  try {
    step();
  } catch (error) {
    if (!isSystemError(error) || error.code !== "ENOENT") throw error;
  }
}
