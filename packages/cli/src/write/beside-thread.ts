// The thread of `beside.ts`: stages what it is told, and answers once for each staging.
import { parentPort, workerData } from "node:worker_threads";
import { Failure, isSystemError } from "../failure.ts";
import type { Answered, Begun, Told } from "./beside.ts";
import type { Manifest } from "./manifest.ts";
import { stage, type Staging } from "./stage.ts";

const { output, waiting } = workerData as Begun;
let staging: Staging | undefined;
let thrown: { readonly error: unknown } | undefined;
/** What was carried out last, and what is to be. */
let [last, planned]: [Manifest | undefined, Manifest | undefined] = [undefined, undefined];

parentPort?.on("message", (told: Told) => {
  if (told === "keep") last = planned;
  else if (told === "drop") answer("dropped");
  else if ("begin" in told) begin(told.begin.adopt);
  else if ("files" in told) put(told);
  else answer(planOf(told.all.gone));
});

function begin(adopt: boolean): void {
  thrown = undefined;
  attempt(() => {
    staging = stage(output, { adopt, last });
  });
}

function put({ files, size }: Extract<Told, { readonly files: unknown }>): void {
  attempt(() => staging?.put(files));
  Atomics.sub(waiting, 0, size);
  Atomics.notify(waiting, 0);
}

function planOf(gone: readonly string[] | undefined): Answered {
  const staged = attempt(() => staging?.plan(gone));
  if (staged === undefined) return partsOf(thrown?.error);
  planned = staged.sums;
  return { plan: staged.plan };
}

/** After an error what still comes is dropped: nothing of it will be written. */
function attempt<T>(step: () => T): T | undefined {
  if (thrown !== undefined) return undefined;
  try {
    return step();
  } catch (error) {
    thrown = { error };
    return undefined;
  }
}

function answer(answered: Answered): void {
  parentPort?.postMessage(answered);
}

function partsOf(error: unknown): Answered {
  if (error instanceof Failure) return { failure: { message: error.message, help: error.help } };
  const { message, stack } = error instanceof Error ? error : new Error(String(error));
  return { error: { message, stack, ...(isSystemError(error) ? { code: error.code as string, syscall: error.syscall as string } : {}) } };
}
