// The thread of `beside.ts`: stages what it is told, and answers once.
import { parentPort, workerData } from "node:worker_threads";
import { Failure, isSystemError } from "../failure.ts";
import type { Answered, Begun, Told } from "./beside.ts";
import { stage, type Plan } from "./stage.ts";

const { output, adopt, waiting } = workerData as Begun;
const staging = stage(output, { adopt });
let thrown: { readonly error: unknown } | undefined;

parentPort?.on("message", (told: Told) => {
  // After an error what still comes is dropped: nothing of it will be written.
  let plan: Plan | undefined;
  try {
    if (thrown === undefined && told !== "all") staging.put(told.files);
    if (thrown === undefined && told === "all") plan = staging.plan();
  } catch (error) {
    thrown = { error };
  }
  if (told === "all") return answer(plan === undefined ? partsOf(thrown?.error) : { plan });
  Atomics.sub(waiting, 0, told.size);
  Atomics.notify(waiting, 0);
});

function answer(answered: Answered): void {
  parentPort?.postMessage(answered);
}

function partsOf(error: unknown): Answered {
  if (error instanceof Failure) return { failure: { message: error.message, help: error.help } };
  const { message, stack } = error instanceof Error ? error : new Error(String(error));
  return { error: { message, stack, ...(isSystemError(error) ? { code: error.code as string, syscall: error.syscall as string } : {}) } };
}
