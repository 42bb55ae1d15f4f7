// Runs one step of batches in a project of the emulator, and says so after each piece, so that a test can kill it in the middle.
import type { Step } from "@concord/changes";
import { send, sessionIn } from "./migrating.ts";

const [project, step] = process.argv.slice(2) as [string, string];
const session = await sessionIn(project, 1);
await send(session, JSON.parse(step) as Step, 1, { between: () => new Promise((resolve) => process.stdout.write("piece\n", () => resolve())) });
await session.close();
