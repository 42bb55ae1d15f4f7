import { run, type Stream, type World } from "@concord/cli";
import type { Colours } from "@concord/core";

/** What a command printed, and how it ended. */
export interface Ran { readonly out: string; readonly err: string; readonly code: number }

const same = (text: string): string => text;
const plain: Colours = { bold: same, dim: same, red: same, yellow: same, green: same, cyan: same };

/** Runs a command line in this process, in a world without terminal, colours or clock. A bug of the program fails the test that meets it. */
export async function runHere(folder: string, ...argv: readonly string[]): Promise<Ran> {
  return runWith({}, folder, ...argv);
}

/** The same with variables of the environment. */
export async function runWith(env: World["env"], folder: string, ...argv: readonly string[]): Promise<Ran> {
  const ran = await runIn({ env, folder, now: () => 0, date: () => 0 }, argv);
  if (ran.code === 70) throw new Error(ran.err);
  return ran;
}

/** The same with clocks, and a bug told as the program tells it. */
export async function runIn(here: Pick<World, "env" | "folder" | "now" | "date">, argv: readonly string[]): Promise<Ran> {
  const printed = { out: "", err: "" };
  const stream = (name: "out" | "err"): Stream => ({
    write: (text) => { printed[name] += text; },
    isTerminal: false,
    colours: plain,
    width: 100,
  });
  const code = await run(argv, { ...here, out: stream("out"), err: stream("err"), ask: async () => undefined, stop: new AbortController().signal });
  return { ...printed, code };
}
