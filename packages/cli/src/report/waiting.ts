import type { Stream } from "../world.ts";
import type { Output } from "../write/output.ts";

/** Tells that another concord writes to this folder just now, and that this one waits. */
export function tellWaiting(to: Stream, output: Output): (process: string) => void {
  return (process) => void to.write(`Another concord (process ${process}) writes to ${output.name}; waiting for it.\n`);
}
