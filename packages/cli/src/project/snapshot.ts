import { hashOf, nothing } from "@concord/migrate";
import type { Source } from "@concord/core";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { z } from "zod";
import { Failure, failureOf } from "../failure.ts";
import { replaceFile } from "../write/replace.ts";

/** The contracts to which the newest migration leads, by file: what the next plan begins with. */
export const snapshotFile = "schemas/migrations/contracts.json";

const form = z.strictObject({ files: z.record(z.string(), z.string()) });

/** The contracts at one time, as text. */
export interface Snapshot {
  readonly sources: readonly Source[];
  /** What migrations call the state: the hash of its text, or `nothing` where there were no contracts. */
  readonly hash: string;
}

export const noSnapshot: Snapshot = { sources: [], hash: nothing };

/** The snapshot that the last plan left; nothing before the first one. */
export function readSnapshot(root: string): Snapshot {
  const path = join(root, snapshotFile);
  if (!existsSync(path)) return noSnapshot;
  try {
    const text = readFileSync(path, "utf8");
    return { sources: sourcesIn(text), hash: hashOf(text) };
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof z.ZodError) throw new Failure(`${snapshotFile} is not what a plan wrote`, "git shows what it was; concord merge mends it where two branches met");
    throw failureOf(`cannot read ${snapshotFile}`, error);
  }
}

/** The contracts in a snapshot's text. Throws a `SyntaxError` or a `ZodError` where it is none. */
export function sourcesIn(text: string): readonly Source[] {
  return Object.entries(form.parse(JSON.parse(text)).files).map(([file, each]) => ({ file, text: each }));
}

/** The text of the snapshot of some contracts: the same for the same contracts, whatever the order in which they come. */
export function snapshotText(sources: readonly Source[]): string {
  const files = Object.fromEntries(sources.map(({ file, text }) => [file, text.replaceAll("\r\n", "\n")] as const).sort(([left], [right]) => (left < right ? -1 : 1)));
  return `${JSON.stringify({ files }, undefined, 2)}\n`;
}

/** What migrations call the state of some contracts. */
export const hashOfContracts = (sources: readonly Source[]): string => hashOf(snapshotText(sources));

/** Writes a file below the root, all or nothing, with the folders that it needs. */
export function writeProjectFile(root: string, file: string, text: string): void {
  const path = join(root, file);
  if (existsSync(path)) return replaceFile(root, file, text);
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text, { flag: "wx" });
  } catch (error) {
    throw failureOf(`cannot write ${file}`, error);
  }
}
