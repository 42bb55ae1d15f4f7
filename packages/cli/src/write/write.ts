import type { GeneratedFile } from "@concord/core";
import { carryOut, isUnfinished, recover } from "./journal.ts";
import { locked } from "./lock.ts";
import { makeOutput, type Output } from "./output.ts";
import { planOf, type LastWritten } from "./plan.ts";

/** What a build did to the output folder. */
export interface Written {
  readonly added: readonly string[];
  readonly changed: readonly string[];
  readonly removed: readonly string[];
  readonly unchanged: number;
  /** What the folder holds now: to be handed to the next `write` of this process, which then looks at nothing but what changed. */
  readonly files: LastWritten;
}

/** How to write: `adopt` replaces files that concord did not write; `waiting` is told of another concord that writes just now. */
export interface WriteOptions {
  readonly adopt: boolean;
  readonly waiting: (process: string) => void;
  readonly last?: LastWritten | undefined;
}

/**
 * Makes the output folder hold exactly these files of ours, all or nothing: files that did not change are not touched, those whose contract is gone are
 * removed,
 * and nothing that concord did not write is changed. Throws a `Failure` if that can't be done; then the tree is as it was.
 */
export async function write(output: Output, files: readonly GeneratedFile[], options: WriteOptions): Promise<Written> {
  makeOutput(output);
  return locked(output, options.waiting, () => {
    recover(output);
    const plan = planOf(output, files, options.adopt, options.last);
    if (!plan.done) carryOut(output, plan);
    return {
      added: plan.write.filter((each) => each.isNew).map((each) => each.path),
      changed: plan.write.filter((each) => !each.isNew).map((each) => each.path),
      removed: plan.remove,
      unchanged: plan.unchanged,
      files: plan.files,
    };
  });
}

/** Finishes or undoes a build that was cut short, if there is one. */
export async function finishEarlier(output: Output, waiting: (process: string) => void): Promise<void> {
  if (isUnfinished(output)) await locked(output, waiting, () => recover(output));
}
