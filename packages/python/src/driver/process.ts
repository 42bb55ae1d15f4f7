import { spawn, type ChildProcess } from "node:child_process";
import { createInterface } from "node:readline";

/** A Python that answers one line with one line, in order. */
export interface Python {
  readonly ask: (line: string) => Promise<string>;
  readonly stop: () => Promise<void>;
}

/** Starts a program in a Python. What it writes to its standard error stands in the reason why it ended. */
export function startPython(command: string, program: string, args: readonly string[]): Python {
  const child = spawn(command, ["-u", "-c", program, ...args], { stdio: ["pipe", "pipe", "pipe"] });
  const waiting: { readonly resolve: (line: string) => void; readonly reject: (error: Error) => void }[] = [];
  let said = "";
  let ended: Error | undefined;
  const end = (error: Error): void => {
    ended ??= error;
    for (const { reject } of waiting.splice(0)) reject(ended);
  };
  child.stderr.on("data", (chunk: Buffer) => (said = `${said}${chunk.toString("utf8")}`.slice(-4000)));
  child.stdin.on("error", () => undefined);
  child.once("error", end);
  child.once("close", (code) => end(new Error(`Python ended with code ${code}: ${said.trim()}`)));
  createInterface({ input: child.stdout }).on("line", (line) => waiting.shift()?.resolve(line));
  return {
    ask: (line) => new Promise((resolve, reject) => {
      if (ended !== undefined) return reject(ended);
      waiting.push({ resolve, reject });
      child.stdin.write(`${line}\n`);
    }),
    stop: () => stopped(child),
  };
}

function stopped(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve();
    child.once("close", () => resolve());
    child.stdin?.end();
  });
}

/** What a short program prints, or why it could not be run. */
export function runPython(command: string, program: string): Promise<{ readonly printed: string } | { readonly failed: string }> {
  return new Promise((resolve) => {
    const child = spawn(command, ["-c", program], { stdio: ["ignore", "pipe", "pipe"] });
    let [printed, said] = ["", ""];
    child.stdout.on("data", (chunk: Buffer) => (printed += chunk.toString("utf8")));
    child.stderr.on("data", (chunk: Buffer) => (said += chunk.toString("utf8")));
    child.once("error", (error) => resolve({ failed: error.message }));
    child.once("close", (code) => resolve(code === 0 ? { printed: printed.trim() } : { failed: said.trim().split("\n").at(-1) ?? "" }));
  });
}
