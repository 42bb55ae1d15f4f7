import type { Colours } from "@concord/core";
import { createInterface } from "node:readline/promises";
import pc from "picocolors";

/** One stream of the terminal: data goes to `out`, everything for people's eyes to `err`. */
export interface Stream {
  readonly write: (text: string) => void;
  readonly isTerminal: boolean;
  readonly colours: Colours;
  /** Columns to draw in. */
  readonly width: number;
}

/** All that a command may know of the world around it; a test makes its own. */
export interface World {
  /** Where the command was started. */
  readonly folder: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly out: Stream;
  readonly err: Stream;
  /** Asks a question on the terminal; undefined where nobody can answer. */
  readonly ask: (question: string) => Promise<string | undefined>;
  /** Milliseconds on a clock that only goes forward. */
  readonly now: () => number;
  /** Ends what runs until it is told to stop. */
  readonly stop: AbortSignal;
}

/** The world of a real process. */
export function processWorld(): World {
  const stop = new AbortController();
  const stream = (to: NodeJS.WriteStream): Stream => ({
    write: (text) => void to.write(text),
    isTerminal: to.isTTY,
    colours: pc.createColors(coloured(to.isTTY, process.env)),
    width: Math.min(to.isTTY ? to.columns : defaultWidth, widest),
  });
  process.once("SIGINT", () => stop.abort());
  process.once("SIGTERM", () => stop.abort());
  return {
    folder: process.cwd(),
    env: process.env,
    out: stream(process.stdout),
    err: stream(process.stderr),
    ask: askOnTerminal,
    now: () => performance.now(),
    stop: stop.signal,
  };
}

const defaultWidth = 100;
const widest = 140;

/** Colours are for terminals; NO_COLOR (no-color.org) turns them off there and FORCE_COLOR on elsewhere. */
function coloured(isTerminal: boolean, env: Readonly<Record<string, string | undefined>>): boolean {
  if ((env["NO_COLOR"] ?? "") !== "") return false;
  if ((env["FORCE_COLOR"] ?? "0") !== "0") return true;
  return isTerminal && env["TERM"] !== "dumb";
}

async function askOnTerminal(question: string): Promise<string | undefined> {
  if (!process.stdin.isTTY || !process.stderr.isTTY) return undefined;
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return await lines.question(question);
  } finally {
    lines.close();
  }
}
