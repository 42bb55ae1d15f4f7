import type { Client, ClientConfig } from "pg";
import type { Definition } from "../evolve/definition.ts";
import { columnKey } from "../evolve/situation.ts";
import { identifier } from "../quote.ts";
import { connected } from "./database.ts";

/**
 * The columns among those that differ whose type a server changes where they stand: each change is made on a table of one column in the scratch database, and its file looked at
 * before and after. Columns by their keys, as `columnKey` has them.
 */
export async function retypedInPlace(scratch: ClientConfig, have: readonly Definition[], want: readonly Definition[]): Promise<ReadonlySet<string>> {
  const wanted = new Map(want.filter(({ kind }) => kind === "column").map((each) => [columnKey(each.schema, each.of, each.name), each]));
  const pairs = have.filter(({ kind }) => kind === "column").flatMap((each) => {
    const now = wanted.get(columnKey(each.schema, each.of, each.name));
    return now === undefined || typeText(now) === typeText(each) ? [] : [{ key: columnKey(now.schema, now.of, now.name), from: typeText(each), to: typeText(now) }];
  });
  if (pairs.length === 0) return new Set();
  return connected(scratch, async (client) => {
    const found = new Set<string>();
    for (const { key, from, to } of pairs) if (await staysOnFile(client, from, to)) found.add(key);
    return found;
  });
}

function typeText({ says }: Definition): string {
  const collation = says["collation"] ?? null;
  return `${String(says["type"])}${collation === null ? "" : ` COLLATE ${identifier(String(collation))}`}`;
}

/** Whether the change needs no other file; not where the server has no such change, or no such type. */
async function staysOnFile(client: Client, from: string, to: string): Promise<boolean> {
  const file = async (): Promise<string | undefined> => (await client.query<{ file: string }>("SELECT pg_relation_filenode('pg_temp.retyped')::text AS file")).rows[0]?.file;
  await client.query("BEGIN");
  try {
    await client.query(`CREATE TEMP TABLE retyped (value ${from})`);
    const before = await file();
    await client.query(`ALTER TABLE pg_temp.retyped ALTER COLUMN value TYPE ${to}`);
    return (await file()) === before;
  } catch {
    return false;
  } finally {
    await client.query("ROLLBACK");
  }
}
