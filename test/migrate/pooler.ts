import type { ServerAddress } from "@concord/postgres/driver";
import { once } from "node:events";
import { connect, createServer, type Socket } from "node:net";

/** A server's process, as a pooler sees it: it belongs to nobody until a client's transaction needs it. */
interface Backend { readonly socket: Socket; client: Socket | undefined; rest: Buffer }

const message = (type: string, body: Buffer): Buffer => Buffer.concat([Buffer.from(type), int32(body.length + 4), body]);
const int32 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(value);
  return bytes;
};

/**
 * A pooler as others are: clients share a few processes of the server, each for one transaction. It answers the beginning of a connection itself, with a number of
 * its own in place of the process's. Source: PostgreSQL's documentation, chapter 54 (frontend/backend protocol).
 */
export async function startPooler(address: ServerAddress, database: string, size: number): Promise<{ readonly port: number; readonly stop: () => void }> {
  const idle: Backend[] = [];
  const waiting: ((backend: Backend) => void)[] = [];
  const sockets: Socket[] = [];
  for (let count = 0; count < size; count += 1) idle.push(await backendOf(address, database, sockets));
  const release = (backend: Backend): void => {
    backend.client = undefined;
    const next = waiting.shift();
    if (next === undefined) idle.push(backend);
    else next(backend);
  };
  for (const backend of idle) backend.socket.on("data", (chunk: Buffer) => forward(backend, chunk, release));
  const server = createServer((client) => {
    sockets.push(client);
    let begun = false;
    let bound: Promise<Backend> | undefined;
    client.on("error", () => {});
    client.on("data", (chunk: Buffer) => {
      if (!begun) {
        begun = true;
        client.write(Buffer.concat([message("R", int32(0)), message("S", Buffer.from(["server_version", "18.4", ""].join("\0"))), message("K", Buffer.concat([int32(4711), int32(42)])), message("Z", Buffer.from("I"))]));
        return;
      }
      if (chunk[0] === "X".charCodeAt(0)) return;
      const taken = (bound ??= idle.length > 0 ? Promise.resolve(idle.pop() as Backend) : new Promise<Backend>((resolve) => waiting.push(resolve)));
      void taken.then((backend) => {
        backend.client = client;
        backend.socket.write(chunk);
        client.once("released", () => { bound = undefined; });
      });
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    port: (server.address() as { readonly port: number }).port,
    stop: () => {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}

/** A connection that has begun: everything up to the first ReadyForQuery is the pooler's own matter. */
async function backendOf({ host, port }: ServerAddress, database: string, sockets: Socket[]): Promise<Backend> {
  const socket = connect(`${host}/.s.PGSQL.${port}`);
  sockets.push(socket);
  socket.on("error", () => {});
  await once(socket, "connect");
  const body = Buffer.concat([int32(196_608), Buffer.from(`user\0postgres\0database\0${database}\0\0`)]);
  socket.write(Buffer.concat([int32(body.length + 4), body]));
  let seen = Buffer.alloc(0);
  while (!seen.includes(Buffer.from([0x5a, 0, 0, 0, 5]))) seen = Buffer.concat([seen, ((await once(socket, "data")) as [Buffer])[0]]);
  return { socket, client: undefined, rest: Buffer.alloc(0) };
}

/** Hands on what the server answers; where it says that no transaction is open, the process is free again. */
function forward(backend: Backend, chunk: Buffer, release: (backend: Backend) => void): void {
  const { client } = backend;
  client?.write(chunk);
  let left = Buffer.concat([backend.rest, chunk]);
  let free = false;
  while (left.length >= 5 && left.length >= 1 + left.readInt32BE(1)) {
    const length = 1 + left.readInt32BE(1);
    free = left[0] === "Z".charCodeAt(0) && left[5] === "I".charCodeAt(0);
    left = left.subarray(length);
  }
  backend.rest = left;
  if (!free) return;
  client?.emit("released");
  release(backend);
}
