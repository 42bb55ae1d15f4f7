import type { Answer, Engine, EngineFinder, GeneratedFile, Question, Schema, Unlike } from "@concord/core";
import type { Codecs } from "@concord/core/driver";
import { askAnswer } from "./answer.ts";
import { askOne } from "./ask.ts";
import { createDatabase, runScript, type Database } from "./database.ts";
import { everyPartition, withoutOwnDemands } from "./existing.ts";
import { findInstallation, provenMajors, type Installation } from "./installation.ts";
import { tableCodecs, type Codec } from "./round.ts";
import { startServer, type Server, type ServerAddress } from "./server.ts";
import { Session } from "./session.ts";

/**
 * How many questions are asked at once, each in a database of its own: in one, they would wait for each other's keys, and at times for each
 * other in a circle. An engine that is started for a few questions does with one.
 */
const usualWidth = 4;

interface Open {
  readonly schema: Schema;
  readonly files: readonly GeneratedFile[];
  readonly codecs: Codecs<Codec>;
  readonly databases: readonly Database[];
  readonly sessions: readonly Session[];
  readonly idle: Session[];
  readonly waiting: ((session: Session) => void)[];
}

/**
 * The engine of a running scratch server: each start has databases of its own, so that several projects share one server. Who started the
 * server stops it.
 */
export function engineOn(address: ServerAddress, width: number = usualWidth): Engine {
  let open: Open | undefined;
  const alone = async (work: (session: Session, open: Open) => Promise<Answer>): Promise<Answer> => {
    if (open === undefined) throw new Error("the engine has not started");
    const { idle, waiting } = open;
    const session = idle.pop() ?? (await new Promise<Session>((resolve) => waiting.push(resolve)));
    try {
      return await work(session, open);
    } finally {
      const next = waiting.shift();
      if (next === undefined) idle.push(session);
      else next(session);
    }
  };
  const ask = (question: Question): Promise<Answer> => alone((session, { schema, codecs }) => askOne(session, schema, codecs, question));
  return {
    name: address.name,
    target: "postgres",
    start: async (schema: Schema, files: readonly GeneratedFile[]) => {
      const whole = files.find((file) => file.path === "postgres/schema.sql");
      if (whole === undefined) throw new Error("there is no postgres/schema.sql to load");
      const template = await createDatabase(address);
      await runScript(template, whole.text + withoutOwnDemands(schema) + everyPartition(schema));
      const databases = [template];
      while (databases.length < width) databases.push(await createDatabase(address, template));
      const sessions = await Promise.all(databases.map((database) => Session.open(database.config)));
      const codecs = await tableCodecs(files);
      open = { schema, files, codecs, databases, sessions, idle: [...sessions], waiting: [] };
    },
    ask,
    askAll: (questions) => Promise.all(questions.map(ask)),
    askAnswer: (id: string, unlike?: Unlike) => alone((session, { schema, files }) => askAnswer(session, schema, files, id, unlike)),
    stop: async () => {
      const was = open;
      open = undefined;
      if (was === undefined) return;
      await was.codecs.close();
      await Promise.all(was.sessions.map((session) => session.close()));
      await Promise.all(was.databases.map((database) => database.drop()));
    },
  };
}

/** An engine with a scratch server of its own, which lives from `start` to `stop`. */
function engineOf(installation: Installation): Engine {
  let running: { readonly server: Server; readonly engine: Engine } | undefined;
  const engine = (): Engine => {
    if (running === undefined) throw new Error("the engine has not started");
    return running.engine;
  };
  return {
    name: installation.name,
    target: "postgres",
    start: async (schema, files) => {
      const server = await startServer(installation);
      running = { server, engine: engineOn(server.address) };
      await running.engine.start(schema, files).catch(async (error: unknown) => {
        await server.stop();
        throw error;
      });
    },
    ask: (question) => engine().ask(question),
    askAll: (questions) => engine().askAll(questions),
    askAnswer: async (id, unlike) => (await engine().askAnswer?.(id, unlike)) ?? { answer: "not asked", reason: "the engine runs no SQL" },
    stop: async () => {
      const was = running;
      running = undefined;
      await was?.engine.stop();
      await was?.server.stop();
    },
  };
}

/** PostgreSQL in every version that Concord is proven on, newest first. */
export const postgresEngines: readonly EngineFinder[] = provenMajors.map((major) => ({
  target: "postgres",
  name: `PostgreSQL ${major}`,
  find: async () => {
    const installation = await findInstallation(major);
    return "missing" in installation ? installation : { engine: engineOf(installation) };
  },
}));
