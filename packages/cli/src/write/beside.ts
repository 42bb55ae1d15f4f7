import type { GeneratedFile } from "@concord/core";
import { extname } from "node:path";
import { Worker } from "node:worker_threads";
import { Failure } from "../failure.ts";
import type { Output } from "./output.ts";
import type { Plan, Staging } from "./stage.ts";

/** Stages files while the next ones are made: what a disk needs for thousands of small files is as long as a compiler needs for them. */
export interface StagingBeside {
  readonly put: Staging["put"];
  /** To be called when all files were put. Rejects with what `Staging` throws. */
  readonly plan: () => Promise<Plan>;
  /** To be called in any case: nothing is staged after it. */
  readonly close: () => Promise<void>;
}

/** What is told to the thread that stages: files, then that these were all. */
export type Told = { readonly files: readonly GeneratedFile[]; readonly size: number } | "all";
/** What it is started with. `waiting`: how many characters were put and are not staged yet. */
export interface Begun { readonly output: Output; readonly adopt: boolean; readonly waiting: Int32Array }
/** What it answers in the end. An error as its parts, since a thread hands over no more of one than its message. */
export type Answered = { readonly plan: Plan } | { readonly failure: { readonly message: string; readonly help: string | undefined } } | { readonly error: { readonly message: string; readonly code?: string; readonly syscall?: string; readonly stack: string | undefined } };

/** Characters that may wait: who makes files faster than the disk takes them waits too, so that memory does not hold them all. */
const mostWaiting = 4_000_000;

/** Begins to stage for the output folder, as `stage` does, in a thread of its own. */
export function stageBeside(output: Output, adopt: boolean): StagingBeside {
  const waiting = new Int32Array(new SharedArrayBuffer(4));
  const begun: Begun = { output, adopt, waiting };
  const worker = new Worker(new URL(`./beside-thread${extname(import.meta.url)}`, import.meta.url), { workerData: begun });
  const answered = new Promise<Answered>((resolve, reject) => {
    worker.once("message", resolve).once("error", reject).once("exit", (code) => reject(new Error(`the thread that stages ended with ${code}`)));
  });
  answered.catch(() => {}); // It is told by `plan`; a build that makes nothing never asks.
  const tell = (told: Told): void => worker.postMessage(told);
  return {
    put: (files) => {
      const size = files.reduce((sum, { text }) => sum + text.length, 0);
      const now = Atomics.add(waiting, 0, size);
      if (now > mostWaiting) Atomics.wait(waiting, 0, now + size);
      tell({ files, size });
    },
    plan: async () => {
      tell("all");
      const answer = await answered;
      if ("plan" in answer) return answer.plan;
      throw "failure" in answer ? new Failure(answer.failure.message, answer.failure.help) : Object.assign(new Error(answer.error.message), answer.error);
    },
    close: async () => {
      await worker.terminate();
    },
  };
}
