import pg from "pg";
import type { Answer, Engine, EngineFinder, GeneratedFile, Question, Schema } from "@concord/core";
import { askOne } from "./ask.ts";
import { findInstallation, provenMajors, type Installation } from "./installation.ts";
import { createDatabase, runScript, type Database } from "./database.ts";
import { startServer, type Server, type ServerAddress } from "./server.ts";

/** How many connections ask at once; more than the machine's processors bring nothing. */
const width = 4;

/** The engine of a running scratch server: each start is a database of its own, so several projects share one server. The server is stopped by who started it. */
export function engineOn(address: ServerAddress): Engine {
  let opened: { readonly database: Database; readonly clients: readonly pg.Client[]; readonly idle: pg.Client[]; readonly waiting: ((client: pg.Client) => void)[]; readonly schema: Schema } | undefined;
  const running = (): NonNullable<typeof opened> => {
    if (opened === undefined) throw new Error("the engine has not started");
    return opened;
  };
  /** Each connection works off questions one by one, whoever asked them: batches may overlap. */
  const ask = async (question: Question): Promise<Answer> => {
    const { idle, waiting, schema } = running();
    const client = idle.pop() ?? (await new Promise<pg.Client>((resolve) => waiting.push(resolve)));
    try {
      return await askOne(client, schema, question);
    } finally {
      const next = waiting.shift();
      if (next === undefined) idle.push(client);
      else next(client);
    }
  };
  return {
    name: address.name,
    target: "postgres",
    start: async (schema: Schema, files: readonly GeneratedFile[]) => {
      const whole = files.find((file) => file.path === "postgres/schema.sql");
      if (whole === undefined) throw new Error("there is no postgres/schema.sql to load");
      const database = await createDatabase(address);
      await runScript(database, whole.text);
      const clients = Array.from({ length: width }, () => new pg.Client(database.config));
      for (const client of clients) await client.connect();
      opened = { database, clients, idle: [...clients], waiting: [], schema };
    },
    ask,
    askAll: (questions) => Promise.all(questions.map(ask)),
    stop: async () => {
      const was = opened;
      opened = undefined;
      if (was === undefined) return;
      for (const client of was.clients) await client.end();
      await was.database.drop();
    },
  };
}

/** An engine with a scratch server of its own, which lives from `start` to `stop`. */
function engineOf(installation: Installation): Engine {
  let server: Server | undefined;
  let engine: Engine | undefined;
  const running = (): Engine => {
    if (engine === undefined) throw new Error("the engine has not started");
    return engine;
  };
  return {
    name: installation.name,
    target: "postgres",
    start: async (schema, files) => {
      server ??= await startServer(installation);
      engine ??= engineOn(server.address);
      await engine.start(schema, files);
    },
    ask: (question) => running().ask(question),
    askAll: (questions) => running().askAll(questions),
    stop: async () => {
      await engine?.stop();
      await server?.stop();
      server = undefined;
      engine = undefined;
    },
  };
}

/** PostgreSQL in every version that Concord is proven on. */
export const postgresEngines: readonly EngineFinder[] = provenMajors.map((major) => ({
  target: "postgres",
  name: `PostgreSQL ${major}`,
  find: async () => {
    const installation = await findInstallation(major);
    return "missing" in installation ? installation : { engine: engineOf(installation) };
  },
}));
