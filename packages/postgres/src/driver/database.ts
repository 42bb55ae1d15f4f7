import { randomBytes } from "node:crypto";
import { Client, type ClientConfig } from "pg";
import type { Scratch } from "./server.ts";

/** A database of a scratch server. */
export interface Database {
  readonly name: string;
  /** What `pg` needs to connect to it as superuser. */
  readonly config: ClientConfig;
  drop(): Promise<void>;
}

/** An empty database as `initdb --encoding=UTF8 --no-locale` makes it, whatever the server's own are like. */
const plain = "template0 ENCODING 'UTF8' LOCALE_PROVIDER libc LOCALE 'C'";

/** Makes a database: an empty one, or a copy of one to which nobody is connected (a template: 0.05 to 0.4 s, whatever it took to fill). */
export async function createDatabase(address: Scratch, from?: Database): Promise<Database> {
  const name = `scratch_${randomBytes(8).toString("hex")}`;
  await administer(address, `CREATE DATABASE ${name} TEMPLATE ${from?.name ?? plain}`);
  return { name, config: configOf(address, name), drop: () => administer(address, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`) };
}

/** Runs a script of any number of statements in the database, as one message: all of it or nothing. Throws what the server says. */
export async function runScript(database: Database, script: string): Promise<void> {
  await connected(database.config, (client) => client.query(script));
}

/** Connects, works, disconnects. */
export async function connected<T>(config: ClientConfig, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client(config);
  client.on("error", () => {}); // A connection that the server ends fails the query that waits for it; without one there is nothing to say.
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

function configOf(address: Scratch, database: string): ClientConfig {
  if ("url" in address) return { connectionString: at(address.url, database), options: "-c timezone=UTC", application_name: "concord" };
  return { host: address.host, port: address.port, user: "postgres", database, application_name: "concord" };
}

async function administer(address: Scratch, statement: string): Promise<void> {
  await connected("url" in address ? { connectionString: address.url } : configOf(address, "postgres"), (client) => client.query(statement));
}

/** The same server's address, of another database. */
function at(url: string, database: string): string {
  const other = new URL(url);
  other.pathname = `/${database}`;
  return other.href;
}
