import type { Exit } from "../exit.ts";
import { version } from "../version.ts";
import type { World } from "../world.ts";

/** Raised when a field of the documents that `--json` prints changes its meaning or goes; new fields leave it as it is. */
export const jsonFormat = 1;

/** Prints the one document that `--json` is for. */
export function printJson(world: World, command: string, code: Exit, data: object): void {
  world.out.write(`${JSON.stringify({ concord: version, format: jsonFormat, command, exit: code, ...data }, null, 2)}\n`);
}
