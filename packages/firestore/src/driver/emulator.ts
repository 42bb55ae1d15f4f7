import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { findEmulator } from "./find.ts";

/** A Firestore emulator that answers. */
export interface Emulator {
  /** `127.0.0.1:8731`: what `FIRESTORE_EMULATOR_HOST` holds. */
  readonly host: string;
  /** What it is, for people. */
  readonly what: string;
  /** Ends it, if it was started here; one that ran before is left alone. */
  stop(): Promise<void>;
}

const startWithinMs = 60_000;
/** The quick compiler alone: tests end before the thorough one has paid for itself (2,500 requests: 18 s of processor time instead of 33). */
const javaOptions = "-XX:TieredStopAtLevel=1";

/**
 * Runs the emulator on a free port of the loopback interface and waits until it answers (1.5 to 2 s).
 * It ends with `stop`, and with this process whatever ends that: the shell that leads its process group waits on a pipe from here
 * and, when the pipe closes, kills the group.
 * Throws if there is none, or if it doesn't come up.
 */
export async function startEmulator(): Promise<Emulator> {
  const found = await findEmulator();
  if ("missing" in found) throw new Error(found.missing);
  if ("running" in found) {
    if (!(await answers(found.running))) throw new Error(`no Firestore emulator answers at ${found.running} (FIRESTORE_EMULATOR_HOST)`);
    return { host: found.running, what: "the emulator at FIRESTORE_EMULATOR_HOST", stop: () => Promise.resolve() };
  }
  const port = await freePort();
  const host = `127.0.0.1:${port}`;
  const group = spawn("sh", ["-c", '"$@" & read -r _; kill -s KILL -- -$$', "sh", ...found.command, "--host=127.0.0.1", `--port=${port}`], {
    detached: true,
    stdio: ["pipe", "ignore", "pipe"],
    env: { ...process.env, JAVA_TOOL_OPTIONS: `${javaOptions} ${process.env["JAVA_TOOL_OPTIONS"] ?? ""}` },
  });
  const lastWords = keepEnd(group);
  const until = performance.now() + startWithinMs;
  while (!(await answers(host))) {
    if (performance.now() > until || group.exitCode !== null) {
      await kill(group);
      throw new Error(`${found.what} did not come up on ${host}: ${lastWords() || "it said nothing"}`);
    }
    await sleep(50);
  }
  group.unref();
  return { host, what: found.what, stop: () => kill(group) };
}

/** Ends the whole process group (java is a grandchild) and waits until its leader is gone. */
async function kill(group: ChildProcess): Promise<void> {
  if (group.pid === undefined || group.exitCode !== null || group.signalCode !== null) return;
  const gone = once(group, "exit");
  group.ref();
  process.kill(-group.pid, "SIGKILL");
  await gone;
}

/** Reads what a process says on stderr, so that it never blocks, and keeps the end of it. Doesn't keep this process alive. */
function keepEnd(group: ChildProcess): () => string {
  let end = "";
  group.stderr?.setEncoding("utf8").on("data", (text: string) => {
    end = (end + text).slice(-2_000);
  });
  for (const pipe of [group.stderr, group.stdin]) (pipe as { unref?: () => void } | null)?.unref?.();
  return () => end.trim();
}

async function answers(host: string): Promise<boolean> {
  return fetch(`http://${host}/`, { signal: AbortSignal.timeout(2_000) }).then(
    async (response) => {
      await response.arrayBuffer();
      return response.ok;
    },
    () => false,
  );
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (address === null || typeof address === "string") throw new Error("no free port");
  return address.port;
}
