import { DatabaseError, type Client } from "pg";
import type { Dump } from "../../import/dump.ts";
import type { ScriptStatement } from "../../import/split.ts";
import { identifier } from "../../quote.ts";
import { connected, type Database } from "../database.ts";

/** A statement that the server refused, by its line. */
export interface Refused { readonly line: number; readonly statement: string; readonly message: string }

/** So many statements are sent at once; where one is refused, those beside it go one by one. */
const together = 100;

/**
 * Runs a dump in a scratch database, as psql does: a statement that is refused is told of and passed over. Roles that it grants something to are made, without any right of their own.
 */
export async function loadDump(database: Database, dump: Dump): Promise<readonly Refused[]> {
  return connected(database.config, async (client) => {
    const refused: Refused[] = [];
    await client.query("SET check_function_bodies = off");
    for (let at = 0; at < dump.statements.length; at += together) {
      const some = dump.statements.slice(at, at + together);
      const isWhole = await client.query(some.map(({ text }) => text).join(";\n")).then(() => true, () => false);
      if (!isWhole) for (const statement of some) refused.push(...await one(client, statement, new Set()));
    }
    return refused;
  });
}

async function one(client: Client, statement: ScriptStatement, made: ReadonlySet<string>): Promise<readonly Refused[]> {
  try {
    await client.query(statement.text);
    return [];
  } catch (error) {
    if (!(error instanceof DatabaseError)) throw error;
    const role = missingRole(error);
    if (role !== undefined && !made.has(role)) {
      await client.query(`CREATE ROLE ${identifier(role)} NOLOGIN`);
      return one(client, statement, new Set([...made, role]));
    }
    // Settings of another version say nothing about tables.
    if (/^(?:set|select\s+(?:pg_catalog\.)?set_config)\b/iu.test(statement.text)) return [];
    return [{ line: statement.line, statement: statement.text.slice(0, 200).split("\n")[0] ?? "", message: error.message }];
  }
}

/** `role "app" does not exist` (42704), whatever language the server speaks: the name stands in double quotes. */
function missingRole({ code, message, routine }: DatabaseError): string | undefined {
  return code === "42704" && routine === "get_role_oid" || code === "42704" && routine === "get_rolespec_oid" || code === "42704" && routine === "get_rolespec_tuple" ? /"(.*)"/u.exec(message)?.[1] : undefined;
}
