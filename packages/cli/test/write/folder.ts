import { execFile, type ExecFileOptions } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { onTestFinished } from "vitest";

export type Tree = Readonly<Record<string, string>>;

/** A new folder that is gone when the test is. */
export function scratch(): string {
  const folder = mkdtempSync(join(tmpdir(), "concord-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Every file below a folder with its text, manifest left out: what a user sees of the output. */
export function treeOf(folder: string, below = ""): Tree {
  const found: Record<string, string> = {};
  for (const entry of readdirSync(join(folder, below), { withFileTypes: true })) {
    const path = below === "" ? entry.name : `${below}/${entry.name}`;
    if (entry.isDirectory()) Object.assign(found, treeOf(folder, path));
    else if (path !== ".concord-manifest") found[path] = readFileSync(join(folder, path), "utf8");
  }
  return found;
}

export interface Ended { readonly code: number | null; readonly signal: string | null; readonly stdout: string; readonly stderr: string }

const writer = fileURLToPath(new URL("writer.ts", import.meta.url));
const crash = new URL("crash.mjs", import.meta.url).href;

/** Runs a writer in a process of its own. `crashAt` kills it before that change of the file system; 0 counts the changes. */
export function runWriter(project: string, files: Tree, options: { readonly crashAt?: number; readonly as?: ExecFileOptions } = {}): Promise<Ended> {
  const preload = options.crashAt === undefined ? [] : ["--import", crash];
  const env = { ...process.env, ...(options.crashAt === undefined ? {} : { CRASH_AT: String(options.crashAt) }) };
  return new Promise((resolve) => {
    const child = execFile(process.execPath, ["--conditions=concord-source", ...preload, writer, project, JSON.stringify(files)], { env, ...options.as }, (_error, stdout, stderr) => {
      resolve({ code: child.exitCode, signal: child.signalCode, stdout: String(stdout), stderr: String(stderr) });
    });
  });
}
