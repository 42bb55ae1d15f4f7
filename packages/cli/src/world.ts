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
  /** Milliseconds since 1970. */
  readonly date: () => number;
  /** Ends what runs until it is told to stop. */
  readonly stop: AbortSignal;
}

/** The world of a real process. */
export function processWorld(): World {
  const stop = new AbortController();
  process.once("SIGINT", () => stop.abort());
  process.once("SIGTERM", () => stop.abort());
  return {
    folder: process.cwd(),
    env: process.env,
    out: streamTo(process.stdout),
    err: streamTo(process.stderr),
    ask: askOnTerminal,
    now: () => performance.now(),
    date: () => Date.now(),
    stop: stop.signal,
  };
}

function streamTo(to: NodeJS.WriteStream): Stream {
  // Whoever reads a pipe may stop reading (`concord explain | head`): that is no error of ours.
  to.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
  });
  const isTerminal = to.isTTY === true;
  return {
    write: (text) => void to.write(text),
    isTerminal,
    colours: pc.createColors(coloured(isTerminal, process.env)),
    width: Math.min(isTerminal ? to.columns : defaultWidth, widest),
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
