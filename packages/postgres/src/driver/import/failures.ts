import type { Client } from "pg";
import { nameIn } from "../../fragment.ts";
import { thing } from "../../import/levels.ts";
import { splitScript } from "../../import/split.ts";
import { connected, type Database } from "../database.ts";

const part = '(?:[a-z_][a-z0-9_$]*|"(?:[^"]|"")+")';

/** Statements of `schema.sql` that make one thing, with where its name stands in them. */
const makers: readonly (readonly [RegExp, (names: readonly string[]) => string])[] = [
  [new RegExp(`^ALTER TABLE (${part}\\.${part}) ADD CONSTRAINT (${part})`, "u"), ([table = "", name = ""]) => ofTable("constraint", table, name)],
  [new RegExp(`^CREATE (?:UNIQUE )?INDEX (${part}) ON (${part}\\.${part})`, "u"), ([name = "", table = ""]) => ofTable("index", table, name)],
  [new RegExp(`^(?:ALTER TABLE|CREATE (?:UNLOGGED )?TABLE) (${part}\\.${part})`, "u"), ([table = ""]) => whole("table", table)],
  [new RegExp(`CREATE (?:TYPE|DOMAIN) (${part}\\.${part})`, "u"), ([name = ""]) => whole("type", name)],
  [new RegExp(`^(?:CREATE|ALTER) SEQUENCE (?:IF NOT EXISTS )?(${part}\\.${part})`, "u"), ([name = ""]) => whole("sequence", name)],
];

/** A thing that could not be made, and why. */
export type Failed = readonly [thing: string, why: string];

/** What a server refuses of a script, thing by thing: its statements are run one by one, each by itself. */
export async function failuresOf(database: Database, script: string): Promise<readonly Failed[]> {
  const statements = splitScript(script).map(({ text }) => text).filter((text) => !/^(?:BEGIN|COMMIT)$/u.test(text));
  return connected(database.config, async (client) => {
    const failed: Failed[] = [];
    for (const statement of statements) {
      const error = await refusedBy(client, statement);
      // A comment is refused only where what it is about was.
      if (error === undefined || (statement.startsWith("COMMENT ON ") && failed.length > 0)) continue;
      failed.push([keyOf(statement) ?? unknown(statement, error), error.message]);
    }
    return failed;
  });
}

async function refusedBy(client: Client, statement: string): Promise<Error | undefined> {
  return client.query(statement).then(() => undefined, (error: Error) => error);
}

function keyOf(statement: string): string | undefined {
  for (const [pattern, key] of makers) {
    const names = pattern.exec(statement)?.slice(1);
    if (names !== undefined) return key(names);
  }
  return undefined;
}

function unknown(statement: string, error: Error): never {
  throw new Error(`a statement that an import made is refused (${error.message}): ${statement.slice(0, 200)}`);
}

function whole(kind: "table" | "type" | "sequence", text: string): string {
  const { schema = "", name = "" } = nameIn(text) ?? {};
  return thing(kind, schema, "", name);
}

function ofTable(kind: "constraint" | "index", table: string, text: string): string {
  const { schema = "", name: of = "" } = nameIn(table) ?? {};
  return thing(kind, schema, of, nameIn(text)?.name ?? "");
}
