import type { GeneratedFile } from "@concord/core";
import { failureOf } from "../failure.ts";
import { stageBeside, type StagingBeside } from "./beside.ts";
import { carryOut, isJournalled, isUnfinished, recover, rollBack } from "./journal.ts";
import { locked } from "./lock.ts";
import { makeOutput, type Output } from "./output.ts";
import { stage, type Staging, type StagingOptions, type Written } from "./stage.ts";

/** How to write; `waiting` is told of another concord that writes just now; `beside`: in a thread of its own, where that is worth starting one. Nothing is kept then. */
export interface WriteOptions extends StagingOptions {
  readonly beside?: boolean;
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

type Either = Pick<Staging | StagingBeside, "put" | "plan"> & Partial<Pick<StagingBeside, "close">>;

/** The same for files that are still being made: `make` puts them, and says at the end whether they are to be written at all. */
export async function writeAsMade(output: Output, options: WriteOptions, make: (put: (files: readonly GeneratedFile[]) => void) => boolean): Promise<Written | undefined> {
  makeOutput(output);
  return locked(output, options.waiting, async () => {
    recover(output);
    const staging: Either = options.beside === true ? stageBeside(output, options.adopt) : stage(output, options);
    try {
      const plan = make(staging.put) ? await staging.plan() : undefined;
      await staging.close?.();
      if (plan === undefined) rollBack(output);
      else if (plan.staged.length + plan.removed.length > 0) await carryOut(output, plan);
      return plan;
    } catch (error) {
      await staging.close?.();
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
