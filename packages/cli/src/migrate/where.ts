import type { MigrationStore } from "@concord/migrate";
import { postgresStore, type Waits } from "@concord/postgres/driver";
import { Failure } from "../failure.ts";
import { databaseFailure, databaseIn, databaseVariables } from "../project/database.ts";
import type { World } from "../world.ts";
import { withEmbedded } from "./embedded.ts";

/** A store that was found, and how it is called in messages. */
export interface Where {
  readonly store: MigrationStore;
  /** `the database that DATABASE_URL names`. */
  readonly called: string;
}

/** How long a connection may take to come about. */
const connectMs = 15_000;

/** How a database that was found is reached, and how it is called in messages. The address holds a password: it goes to the client library and nowhere else. */
export interface Address {
  readonly config: { readonly connectionString: string; readonly connectionTimeoutMillis?: number };
  readonly called: string;
}

/**
 * Runs `work` against the database that the environment names; where it names none, against the PostgreSQL of the project's own, and says so. What the database or
 * the way to it did not do becomes a `Failure` without its address.
 */
export async function withDatabase<T>(root: string, world: World, { waits, hold }: { readonly waits: Waits; readonly hold: boolean }, work: (where: Where) => Promise<T>): Promise<T> {
  return withAddress(root, world, hold, ({ config, called }) => work({ store: postgresStore(config, waits), called }));
}

/** The same for work that is no migration. */
export async function withAddress<T>(root: string, world: World, hold: boolean, work: (address: Address) => Promise<T>): Promise<T> {
  const named = databaseIn(world.env);
  if (named === undefined) {
    return withEmbedded(root, world, hold, ({ url, about, held }) => {
      world.err.write(`${databaseVariables[0]} is not set: this is ${about}. ${held ? "To look inside:" : "It runs for this command alone; to look inside: concord status --hold, then"} psql ${url}\n`);
      return guarded({ variable: "no variable", url }, () => work({ config: { connectionString: url }, called: "the project's own database" }));
    });
  }
  return guarded(named, () => work({ config: { connectionString: named.url, connectionTimeoutMillis: connectMs }, called: `the database that ${named.variable} names` }));

  async function guarded(database: { readonly variable: string; readonly url: string }, task: () => Promise<T>): Promise<T> {
    try {
      return await task();
    } catch (error) {
      if (error instanceof Failure) throw error;
      // These are mistakes of ours, not of the world, and hold no address.
      if (error instanceof TypeError || error instanceof RangeError || error instanceof ReferenceError || error instanceof SyntaxError) throw error;
      throw databaseFailure(database, error, { PGPASSWORD: world.env["PGPASSWORD"] ?? process.env["PGPASSWORD"] });
    }
  }
}
