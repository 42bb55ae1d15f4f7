import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, rmdirSync, rmSync, unlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { failureOf, isSystemError } from "../failure.ts";
import { sha256 } from "./manifest.ts";
import { manifestName, placeOf, type Output } from "./output.ts";
import type { Plan } from "./plan.ts";

/**
 * Intent, written down before the first file of the tree is touched: every staged file with its place and SHA-256, and every file to remove.
 * While there is no journal the tree is the old one; from the moment there is, it will be the new one: each step can be repeated.
 */
interface Journal {
  readonly version: 1;
  readonly moves: readonly { readonly from: string; readonly to: string; readonly sha256: string }[];
  readonly remove: readonly string[];
}

/** Up to so many files are flushed to the disk one by one (0.4 ms each). More is a rebuild: if the power goes, the next build compares and writes again. */
const flushedAtMost = 128;

const journalOf = (output: Output): string => join(output.work, "journal.json");
const stageOf = (output: Output): string => join(output.work, "staged");

/** Carries out a plan, all or nothing. To be called under the lock, after `recover`. */
export function carryOut(output: Output, plan: Plan): void {
  const writes = [...plan.write, { path: manifestName, text: plan.manifest }];
  const flush = writes.length <= flushedAtMost;
  try {
    mkdirSync(stageOf(output), { recursive: true });
    const made = new Set<string>();
    const moves = writes.map(({ path, text }, index) => {
      const from = String(index);
      put(join(stageOf(output), from), text, flush);
      // Made before the journal, since a full disk can refuse it; an empty folder is no change of the tree.
      const folder = dirname(path);
      if (!made.has(folder)) mkdirSync(join(output.folder, folder), { recursive: true });
      made.add(folder);
      return { from, to: path, sha256: sha256(text) };
    });
    const journal: Journal = { version: 1, moves, remove: plan.remove };
    put(`${journalOf(output)}.new`, JSON.stringify(journal), true);
    renameSync(`${journalOf(output)}.new`, journalOf(output));
    rollForward(output, journal);
  } catch (error) {
    if (!existsSync(journalOf(output))) rollBack(output, writes.map(({ path }) => path));
    throw failureOf(`cannot write to ${output.name}`, error);
  }
}

/** Whether a run before this one was cut short, or another one is at work. */
export function isUnfinished(output: Output): boolean {
  return existsSync(output.work);
}

/** Finishes or undoes what a run before this one began. To be called under the lock. */
export function recover(output: Output): void {
  try {
    const journal = existsSync(journalOf(output)) ? (JSON.parse(readFileSync(journalOf(output), "utf8")) as Journal) : undefined;
    if (journal !== undefined && isWhole(output, journal)) rollForward(output, journal);
    else rollBack(output, []);
  } catch (error) {
    throw failureOf(`cannot finish the build of ${output.name} that was cut short`, error);
  }
}

/** After a power cut a journal can outlive the bytes of what it lists. */
function isWhole(output: Output, journal: Journal): boolean {
  return journal.moves.every(({ from, sha256: sum }) => {
    const staged = join(stageOf(output), from);
    return !existsSync(staged) || sha256(readFileSync(staged)) === sum;
  });
}

function rollForward(output: Output, journal: Journal): void {
  const checked = new Set<string>();
  for (const { from, to } of journal.moves) {
    const place = to === manifestName ? join(output.folder, to) : placeOf(output, to, checked);
    unlessGone(() => renameSync(join(stageOf(output), from), place));
  }
  for (const path of journal.remove) {
    unlessGone(() => unlinkSync(placeOf(output, path, checked)));
    removeEmptyFolders(output, path);
  }
  unlinkSync(journalOf(output));
  rollBack(output, []);
}

/** Removes what was staged, and the folders that were made for it. */
function rollBack(output: Output, paths: readonly string[]): void {
  rmSync(stageOf(output), { recursive: true, force: true });
  for (const left of [`${journalOf(output)}.new`, journalOf(output)]) rmSync(left, { force: true });
  for (const path of paths) removeEmptyFolders(output, path);
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

function put(place: string, text: string, flush: boolean): void {
  const file = openSync(place, "w");
  try {
    writeFileSync(file, text);
    if (flush) fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
