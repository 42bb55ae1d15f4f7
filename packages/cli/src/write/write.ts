import type { GeneratedFile } from "@concord/core";
import { failureOf } from "../failure.ts";
import type { StagingBeside, StagingThread } from "./beside.ts";
import { carryOut, isJournalled, isUnfinished, recover, rollBack } from "./journal.ts";
import { locked } from "./lock.ts";
import { makeOutput, type Output } from "./output.ts";
import { stage, type Written } from "./stage.ts";

/** How to write: `adopt` lets files that concord did not write be replaced; `thread` stages them, while they are made; `waiting` is told of another concord that writes just now. */
export interface WriteOptions {
  readonly adopt: boolean;
  readonly thread?: StagingThread | undefined;
  readonly waiting: (process: string) => void;
}

/** What was made: nothing is written without it. `gone`: what nothing generates any more, to a thread that is told of nothing but what changed. */
export interface AllMade { readonly gone?: readonly string[] }

/**
 * Makes the output folder hold exactly these files of ours, all or nothing: files that did not change are not touched, those whose contract is gone are
 * removed,
 * and nothing that concord did not write is changed. Throws a `Failure` if that can't be done; then the tree is as it was.
 */
export async function write(output: Output, files: readonly GeneratedFile[], options: WriteOptions): Promise<Written> {
  const written = await writeAsMade(output, options, (put) => {
    put(files);
    return {};
  });
  return written as Written;
}

/** Takes files as they are made. */
export type Put = (files: readonly GeneratedFile[]) => void;

/** The same for files that are still being made: `make` puts them, and gives nothing where they are not to be written. */
export async function writeAsMade(output: Output, { adopt, thread, waiting }: WriteOptions, make: (put: Put) => AllMade | undefined): Promise<Written | undefined> {
  makeOutput(output);
  return locked(output, waiting, async () => {
    recover(output);
    const staging = thread?.begin(adopt) ?? here(output, adopt);
    try {
      const made = make(staging.put);
      const plan = made === undefined ? undefined : await staging.plan(made.gone);
      if (plan === undefined) {
        await staging.drop();
        rollBack(output);
        return undefined;
      }
      if (plan.staged.length + plan.removed.length > 0) await carryOut(output, plan);
      staging.keep();
      return plan;
    } catch (error) {
      await staging.drop();
      // From the journal on, what is staged belongs to the next command.
      if (!isJournalled(output)) rollBack(output);
      throw failureOf(`cannot write to ${output.name}`, error);
    }
  });
}

/** Staging in this thread, which keeps nothing. */
function here(output: Output, adopt: boolean): StagingBeside {
  const { put, plan } = stage(output, { adopt });
  return { put, plan: async (gone) => plan(gone).plan, keep: () => {}, drop: async () => {} };
}

/** Finishes or undoes a build that was cut short, if there is one. */
export async function finishEarlier(output: Output, waiting: (process: string) => void): Promise<void> {
  if (isUnfinished(output)) await locked(output, waiting, () => recover(output));
}
