import { mkdirSync, readdirSync, readFileSync, renameSync, rmdirSync, rmSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { Failure, failureOf, isSystemError } from "../failure.ts";
import { sha256 } from "./manifest.ts";
import type { Output } from "./output.ts";

const pollMs = 25;
const waitAtMostMs = 120_000;

/**
 * Runs `work` while no other concord writes to this folder; a second one waits, and says so by `waiting`. A lock whose process is gone is taken over at once.
 *
 * The lock is a folder that holds one file, named after its owner (process, its start time, machine). Taking it is a rename of a prepared folder over it, which
 * succeeds only if there is none or an empty one; freeing it, or clearing a dead owner away, is the removal of that owner's file. As the name says
 * whose file it is,
 * two that find the same dead owner can't remove each other's lock, as happens with locks that are judged by their age.
 */
export async function locked<T>(output: Output, waiting: (owner: string) => void, work: () => T | Promise<T>): Promise<T> {
  const lock = join(output.work, "lock");
  const me = ownName();
  const mine = join(output.work, `lock.${me}`);
  const until = performance.now() + waitAtMostMs;
  let told = false;
  for (;;) {
    if (take(output, lock, mine, me)) break;
    const owner = ownerOf(lock);
    if (owner !== undefined && isGone(owner)) {
      rmSync(join(lock, owner), { force: true });
    } else if (performance.now() > until) {
      throw new Failure(
        `another concord has been writing to ${output.name} for too long (process ${owner?.split(".")[0] ?? "unknown"})`,
        `if it no longer runs, remove ${output.name}/.concord/lock`,
      );
    } else {
      if (!told && owner !== undefined) waiting(owner.split(".")[0] as string);
      told ||= owner !== undefined;
      await sleep(pollMs);
    }
  }
  try {
    sweep(output.work);
    return await work();
  } finally {
    rmSync(join(lock, me), { force: true });
    for (const folder of [lock, output.work]) removeIfEmpty(folder);
  }
}

/** True if the lock is ours now. */
function take(output: Output, lock: string, mine: string, me: string): boolean {
  try {
    mkdirSync(mine, { recursive: true });
    writeFileSync(join(mine, me), "");
  } catch (error) {
    // Whoever had the lock may remove the empty folder around it just now.
    if (isSystemError(error) && error.code === "ENOENT") return false;
    throw failureOf(`cannot write to ${output.name}`, error);
  }
  try {
    removeIfEmpty(lock); // Windows does not rename over an empty folder.
    renameSync(mine, lock);
    return true;
  } catch (error) {
    rmSync(mine, { recursive: true, force: true });
    if (ownerOf(lock) !== undefined || (isSystemError(error) && ["ENOTEMPTY", "EEXIST", "ENOENT"].includes(error.code ?? ""))) return false;
    throw failureOf(`cannot write to ${output.name}`, error);
  }
}

/** Removes what processes left that ended while they were taking the lock. */
function sweep(work: string): void {
  for (const name of readdirSync(work)) {
    const owner = /^lock\.(.+)$/u.exec(name)?.[1];
    if (owner !== undefined && isGone(owner)) rmSync(join(work, name), { recursive: true, force: true });
  }
}

function ownerOf(lock: string): string | undefined {
  try {
    return readdirSync(lock)[0];
  } catch {
    return undefined;
  }
}

function ownName(): string {
  return `${process.pid}.${startOf(process.pid) ?? 0}.${machine()}`;
}

/** A process of this machine that no longer runs, or whose number now belongs to another one. Of another machine nothing is known. */
function isGone(owner: string): boolean {
  const [pid, start, host] = owner.split(".");
  if (host !== machine()) return false;
  try {
    process.kill(Number(pid), 0);
  } catch (error) {
    return isSystemError(error) && error.code === "ESRCH";
  }
  const now = startOf(Number(pid));
  return now !== undefined && now !== start;
}

/** When a process started, in clock ticks since the machine did; known on Linux only. One that has ended and was not yet waited for (Z) never started. */
function startOf(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    const [state, ...fields] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return state === "Z" || state === "X" ? "never" : fields[18];
  } catch {
    return undefined;
  }
}

function machine(): string {
  return sha256(hostname()).slice(0, 12);
}

function removeIfEmpty(folder: string): void {
  try {
    rmdirSync(folder);
  } catch {
    // Not empty, or not there: both are fine.
  }
}
