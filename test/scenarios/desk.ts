import { createServer, type Server, type Socket } from "node:net";
import { text } from "node:stream/consumers";
import { runIn } from "./world.ts";

/** What somebody typed, where, and with which variables. */
interface Typed { readonly argv: readonly string[]; readonly folder: string; readonly env: Readonly<Record<string, string | undefined>> }

/**
 * Listens at a socket for command lines, one a connection, and runs them in this process as the program does: a command in a shell then costs a moment instead of the start of the
 * whole program. `client.mjs` is what stands in the shell.
 */
export async function desk(place: string): Promise<Server> {
  // Whoever types ends its half when all is said, and waits for the answer.
  const server = createServer({ allowHalfOpen: true }, (socket) => void answer(socket));
  await new Promise<void>((resolve) => { server.listen(place, resolve); });
  return server;
}

async function answer(socket: Socket): Promise<void> {
  const { argv, folder, env } = JSON.parse(await text(socket)) as Typed;
  socket.end(JSON.stringify(await runIn({ folder, env, now: () => performance.now(), date: () => Date.now() }, argv)));
}
