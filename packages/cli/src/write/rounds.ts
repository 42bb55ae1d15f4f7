import type { GeneratedFile } from "@concord/core";
import { stagingThread, type StagingThread } from "./beside.ts";
import type { Output } from "./output.ts";
import type { Written } from "./stage.ts";
import { writeAsMade, type Put } from "./write.ts";

/** Writes the files of a project again and again. What has the text that it had in the last round is neither compared with the disk nor handed to the thread that stages. */
export interface Rounds {
  /** As `writeAsMade`: `make` puts every file, and says whether they are to be written. */
  readonly write: (make: (put: Put) => boolean) => Promise<Written | undefined>;
  readonly end: () => Promise<void>;
}

/** Begins the rounds of an output folder, which nobody else is thought to write to between them. To be ended. */
export function rounds(output: Output, adopt: boolean): Rounds {
  let thread: StagingThread | undefined;
  let last: ReadonlyMap<string, string> = new Map();
  const end = async (): Promise<void> => {
    await thread?.end();
    thread = undefined;
    last = new Map();
  };
  return {
    write: async (make) => {
      const texts = new Map<string, string>();
      const isNew = ({ path, text }: GeneratedFile): boolean => {
        texts.set(path, text);
        return last.get(path) !== text;
      };
      thread ??= stagingThread(output, { mostWaiting: Infinity });
      try {
        const written = await writeAsMade(output, { adopt, thread, waiting: () => undefined }, (put) => {
          if (!make((files) => put(files.filter(isNew)))) return undefined;
          return last.size === 0 ? {} : { gone: [...last.keys()].filter((path) => !texts.has(path)) };
        });
        if (written !== undefined) last = texts;
        return written;
      } catch (error) {
        await end(); // What the folder holds now the next round finds out by comparing bytes.
        throw error;
      }
    },
    end,
  };
}
