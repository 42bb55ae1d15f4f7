import type { ClientConfig } from "pg";
import { differences, type Difference } from "../evolve/definition.ts";
import { connected, createDatabase, runScript } from "./database.ts";
import { readDefinitions, schemasOf } from "./definitions.ts";
import { settled } from "./settled.ts";
import type { Scratch } from "./server.ts";

/** How a live database differs from what the contracts make of an empty one. */
export interface Drift {
  readonly differences: readonly Difference[];
  /** How many things were compared. */
  readonly compared: number;
}

/** What a connection says of where it leads. */
export interface LiveServer {
  /** The server's version, as it says it: `18.4`. */
  readonly version: string;
  /** Whether row-level security does not hold for the role of this connection. */
  readonly bypasses: boolean;
}

/**
 * Compares a database with `script`, which makes the contracts' schema in an empty one: it is run on a scratch server, and the catalogs of both are compared.
 * So expressions are spelled by a server on both sides, and no text of SQL is ever compared with another. Only schemas that the contracts use are looked at.
 * The live database is read in one read-only transaction.
 */
export async function driftOf(live: ClientConfig, scratch: Scratch, script: string): Promise<Drift> {
  const made = await createDatabase(scratch);
  try {
    await runScript(made, script);
    const schemas = await schemasOf(made.config);
    const expected = await readDefinitions(made.config, schemas);
    const found = await readDefinitions(live, schemas);
    return { differences: await settled(made.config, differences(expected, found)), compared: expected.length };
  } finally {
    await made.drop();
  }
}

/** Asks a live server what it is, and what the role of the connection may. */
export async function aboutServer(live: ClientConfig): Promise<LiveServer> {
  return connected(live, async (client) => {
    const { rows } = await client.query<LiveServer>(
      "SELECT split_part(current_setting('server_version'), ' ', 1) AS version, rolsuper OR rolbypassrls AS bypasses FROM pg_catalog.pg_roles WHERE rolname = current_user",
    );
    return rows[0] ?? { version: "unknown", bypasses: false };
  });
}

/** Why policies do not hold for a role of clients, which everything rests on: in words that go behind "it"; undefined where they hold, or there is no such role. */
export async function whyPoliciesPass(live: ClientConfig, role: string, schemas: readonly string[]): Promise<string | undefined> {
  return connected(live, async (client) => {
    const { rows } = await client.query<{ why: string | null }>(
      `SELECT CASE WHEN r.rolsuper THEN 'is a superuser' WHEN r.rolbypassrls THEN 'has BYPASSRLS' ELSE (
         SELECT 'may act as ' || min(c.relowner::regrole::text) || ', which owns tables' FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
         WHERE c.relrowsecurity AND NOT c.relforcerowsecurity AND n.nspname = ANY ($2) AND pg_has_role(r.oid, c.relowner, 'MEMBER')) END AS why
       FROM pg_catalog.pg_roles r WHERE r.rolname = $1`, [role, schemas],
    );
    return rows[0]?.why ?? undefined;
  });
}
