import type { GeneratedFile } from "@concord/core";
import { failureOf } from "../failure.ts";
import { carryOut, isJournalled, isUnfinished, recover, rollBack } from "./journal.ts";
import { locked } from "./lock.ts";
import { makeOutput, type Output } from "./output.ts";
import { stage, type StagingOptions, type Written } from "./stage.ts";

/** How to write; `waiting` is told of another concord that writes just now. */
export interface WriteOptions extends StagingOptions {
  readonly waiting: (process: string) => void;
}

/**
 * Makes the output folder hold exactly these files of ours, all or nothing: files that did not change are not touched, those whose contract is gone are
 * removed,
 * and nothing that concord did not write is changed. Throws a `Failure` if that can't be done; then the tree is as it was.
 */
export async function write(output: Output, files: readonly GeneratedFile[], options: WriteOptions): Promise<Written> {
  const written = await writeAsMade(output, options, (put) => {
    put(files);
    return true;
  });
  return written as Written;
}

/** The same for files that are still being made: `make` puts them, and says at the end whether they are to be written at all. */
export async function writeAsMade(output: Output, options: WriteOptions, make: (put: (files: readonly GeneratedFile[]) => void) => boolean): Promise<Written | undefined> {
  makeOutput(output);
  return locked(output, options.waiting, async () => {
    recover(output);
    const staging = stage(output, options);
    try {
      if (!make(staging.put)) {
        rollBack(output);
        return undefined;
      }
      const plan = staging.plan();
      if (plan.staged.length + plan.removed.length > 0) await carryOut(output, plan);
      return plan;
    } catch (error) {
      // From the journal on, what is staged belongs to the next command.
      if (!isJournalled(output)) rollBack(output);
      throw failureOf(`cannot write to ${output.name}`, error);
    }
  });
}

/** Finishes or undoes a build that was cut short, if there is one. */
export async function finishEarlier(output: Output, waiting: (process: string) => void): Promise<void> {
  if (isUnfinished(output)) await locked(output, waiting, () => recover(output));
}
