import type { GeneratedFile } from "@concord/core";
import { extname } from "node:path";
import { Worker } from "node:worker_threads";
import { Failure } from "../failure.ts";
import type { Output } from "./output.ts";
import type { Plan, Staging } from "./stage.ts";

/** A thread that stages files while the next ones are made: what a disk needs for many or large files is as long as a compiler needs for them. */
export interface StagingThread {
  /** Begins to stage, as `stage` does. What the thread staged before and was carried out it knows: then those files alone are put whose text is another one. */
  readonly begin: (adopt: boolean) => StagingBeside;
  readonly end: () => Promise<void>;
}

/** One staging of a thread. */
export interface StagingBeside {
  readonly put: Staging["put"];
  /** To be called when all files were put. Rejects with what `Staging` throws. */
  readonly plan: (gone?: readonly string[]) => Promise<Plan>;
  /** To be called when the plan was carried out, or nothing was to do. */
  readonly keep: () => void;
  /** To be called where the plan is not carried out, or never asked for: nothing is staged after it. */
  readonly drop: () => Promise<void>;
}

/** What is told to the thread that stages: that a staging begins, files, that these were all or that it is off, and that the plan was carried out. */
export type Told =
  | { readonly begin: { readonly adopt: boolean } }
  | { readonly files: readonly GeneratedFile[]; readonly size: number }
  | { readonly all: { readonly gone: readonly string[] | undefined } }
  | "drop"
  | "keep";
/** What it is started with. `waiting`: how many characters were put and are not staged yet. */
export interface Begun { readonly output: Output; readonly waiting: Int32Array }
/** What it answers in the end of a staging. An error as its parts, since a thread hands over no more of one than its message. */
export type Answered =
  | { readonly plan: Plan }
  | "dropped"
  | { readonly failure: { readonly message: string; readonly help: string | undefined } }
  | { readonly error: { readonly message: string; readonly code?: string; readonly syscall?: string; readonly stack: string | undefined } };

/**
 * Starts a thread that stages for the output folder. To be ended. `mostWaiting`: who makes files faster than the disk takes them waits from so many characters on, so that
 * memory does not hold them all; who keeps the texts anyway need not wait.
 */
export function stagingThread(output: Output, { mostWaiting = 4_000_000 }: { readonly mostWaiting?: number } = {}): StagingThread {
  const waiting = new Int32Array(new SharedArrayBuffer(4));
  const begun: Begun = { output, waiting };
  const worker = new Worker(new URL(`./beside-thread${extname(import.meta.url)}`, import.meta.url), { workerData: begun });
  const tell = (told: Told): void => worker.postMessage(told);
  const put: Staging["put"] = (files) => {
    if (files.length === 0) return;
    const size = files.reduce((sum, { text }) => sum + text.length, 0);
    const now = Atomics.add(waiting, 0, size);
    if (now > mostWaiting) Atomics.wait(waiting, 0, now + size);
    tell({ files, size });
  };
  return {
    begin: (adopt) => {
      const answered = answerOf(worker);
      tell({ begin: { adopt } });
      let isAsked = false;
      return {
        put,
        plan: async (gone) => {
          isAsked = true;
          tell({ all: { gone } });
          const answer = await answered;
          if (answer === "dropped") throw new Error("the thread dropped what it was to stage");
          if ("plan" in answer) return answer.plan;
          throw "failure" in answer ? new Failure(answer.failure.message, answer.failure.help) : Object.assign(new Error(answer.error.message), answer.error);
        },
        keep: () => tell("keep"),
        drop: async () => {
          if (isAsked) return;
          tell("drop");
          await answered.catch(() => {});
        },
      };
    },
    end: async () => {
      await worker.terminate();
    },
  };
}

/** The next answer of the thread; rejects if it ends before. */
function answerOf(worker: Worker): Promise<Answered> {
  const answered = new Promise<Answered>((resolve, reject) => {
    const ended = (code: number): void => reject(new Error(`the thread that stages ended with ${code}`));
    worker.once("error", reject).once("exit", ended).once("message", (answer: Answered) => {
      worker.off("error", reject).off("exit", ended);
      resolve(answer);
    });
  });
  answered.catch(() => {}); // It is told by `plan`; who ends the thread before never asks.
  return answered;
}
