import { exit } from "./exit.ts";
import { run, tell } from "./run.ts";
import { processWorld } from "./world.ts";

/** The program: runs the command line in this process's world and gives the exit code. */
export function main(argv: readonly string[]): Promise<number> {
  const world = processWorld();
  // What is thrown where no caller waits for it: in a timer or an event.
  process.once("uncaughtException", (error) => {
    tell(error, world);
    process.exit(exit.bug);
  });
  return run(argv, world);
}
