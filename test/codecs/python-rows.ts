import { constraintsOf, emit, type Entity } from "@concord/core";
import { loadFiles } from "@concord/core/driver";
import { canonicalText, judge, storedShape, type JsonObject } from "@concord/oracle";
import { tableOf } from "@concord/postgres";
import { connected, createDatabase, runScript, type Database, type ServerAddress } from "@concord/postgres/driver";
import { derivedRecords, groundOf } from "@concord/prove";
import { moduleOf, recordOf } from "@concord/python";
import { DatabaseError, escapeIdentifier, type Client } from "pg";
import { execFileSync } from "node:child_process";
import { python } from "../prove/in-python.ts";
import type { Project } from "../prove/proving.ts";
import { put } from "../publish/project.ts";
import type { Driver } from "./psycopg.ts";

/** What dataclasses made of the rows of an entity's table, and what TypeScript's codec made of the same ones. */
export interface Compared { readonly id: string; readonly ours: readonly string[]; readonly json: readonly string[]; readonly psycopg?: readonly string[] }

type Row = Record<string, string | null>;
interface Codec { readonly toRow: (record: object) => Row; readonly fromRow: (row: Row) => JsonObject; readonly columns: string }

/** Reads every table, as psycopg gives rows and as JSON; what is read has to come back from its own JSON as the same value, and from Python's values too. */
const program = String.raw`
import importlib, json, sys
from decimal import Decimal
sys.modules["pydantic"] = None
asked = json.load(sys.stdin)

def text(read, row, cls):
    try:
        record = read(row)
        written = record.to_json_text()
        assert cls.from_json(json.loads(written)) == record and cls.from_json(record.to_json()) == record
        return written
    except (ValueError, AssertionError) as error:
        return type(error).__name__ + " " + str(error)

connection = None
if asked["database"] is not None:
    import psycopg
    from psycopg.rows import dict_row
    connection = psycopg.connect(**asked["database"], options="-c timezone=UTC", row_factory=dict_row)
answers = []
for each in asked["entities"]:
    cls = getattr(importlib.import_module(each["module"]), each["record"])
    answer = {"json": [text(cls.from_db, json.loads(row, parse_float=Decimal), cls) for row in each["rows"]]}
    if connection is not None:
        answer["psycopg"] = [text(cls.from_db, row, cls) for row in connection.execute(each["select"])]
    answers.append(answer)
print(json.dumps(answers))
`;

/** Takes uniqueness and references away, and makes a partition for whatever has none, so that any number of records stands in a table. */
const withoutOthers = `DO $$ DECLARE found record; BEGIN
  FOR found IN SELECT conrelid::regclass AS at, conname FROM pg_constraint WHERE contype IN ('f', 'p', 'u', 'x') AND conislocal AND conrelid <> 0 AND connamespace::regnamespace::text NOT IN ('pg_catalog', 'information_schema') ORDER BY contype LOOP
    EXECUTE format('ALTER TABLE %s DROP CONSTRAINT IF EXISTS %I CASCADE', found.at, found.conname);
  END LOOP;
  FOR found IN SELECT indexrelid::regclass AS at FROM pg_index JOIN pg_class ON pg_class.oid = indexrelid WHERE indisunique AND NOT relispartition AND relnamespace::regnamespace::text NOT IN ('pg_catalog', 'pg_toast', 'information_schema') LOOP
    EXECUTE format('DROP INDEX IF EXISTS %s CASCADE', found.at);
  END LOOP;
  FOR found IN SELECT partrelid::regclass AS at, relnamespace::regnamespace AS within, relname FROM pg_partitioned_table JOIN pg_class ON pg_class.oid = partrelid WHERE partdefid = 0 AND partstrat <> 'h' LOOP
    EXECUTE format('CREATE TABLE %s.%I PARTITION OF %s DEFAULT', found.within, found.relname || '_others', found.at);
  END LOOP;
END $$`;

/**
 * Puts records of each entity into a real PostgreSQL, and reads them with the codecs of TypeScript and with the dataclasses of Python.
 * @param folder for temporary files.
 */
export async function compareRows({ schema, made }: Project, entities: readonly Entity[], driver: Driver, address: ServerAddress, folder: string): Promise<readonly Compared[]> {
  const files = [...made.filter(({ target }) => target.name === "postgres").flatMap((each) => each.files), ...emit(python, schema).files];
  put(folder, Object.fromEntries(files.filter(({ path }) => path.startsWith("python/")).map(({ path, text }) => [path, text])));
  const here = entities.filter((entity) => files.some(({ path, text }) => path === `python/${moduleOf(entity).replaceAll(".", "/")}/records.py` && text.includes("(_r.Stored)")));
  const loaded = await loadFiles(files.filter(({ path }) => path.startsWith("postgres/") && path.endsWith(".ts")));
  const database = await createDatabase(address);
  try {
    await runScript(database, files.find(({ path }) => path === "postgres/schema.sql")?.text ?? "");
    await runScript(database, withoutOthers);
    const read = await connected(database.config, async (client) => {
      await client.query("SET session_replication_role = replica");
      const all: { readonly entity: Entity; readonly ours: readonly string[]; readonly asked: object }[] = [];
      for (const entity of here) all.push(await putRecords(client, entity, schema, codecIn(await loaded.module(`postgres/${entity.namespace}/${entity.name}.codec.ts`), entity)));
      return all;
    });
    const input = JSON.stringify({ database: driver.has ? forPsycopg(database) : null, entities: read.map(({ asked }) => asked) });
    const said = execFileSync(driver.command, ["-c", program], { cwd: folder, encoding: "utf8", input, maxBuffer: 1e9, env: { ...process.env, PYTHONPATH: folder, PYTHONDONTWRITEBYTECODE: "1" } });
    const answers = JSON.parse(said) as readonly Pick<Compared, "json" | "psycopg">[];
    return read.map(({ entity, ours }, index) => ({ id: entity.id, ours, ...(answers[index] as Pick<Compared, "json" | "psycopg">) }));
  } finally {
    await database.drop();
    await loaded.close();
  }
}

function codecIn(module: Readonly<Record<string, unknown>>, { name }: Entity): Codec {
  return { toRow: module[`${name}ToRow`], fromRow: module[`${name}FromRow`], columns: module[`${name}Columns`] } as Codec;
}

/** Every valid record that is derived from the contract, once, and what TypeScript's codec reads of them. */
async function putRecords(client: Client, entity: Entity, schema: Project["schema"], codec: Codec): Promise<{ readonly entity: Entity; readonly ours: readonly string[]; readonly asked: object }> {
  const { schema: within, table: name } = tableOf(entity, schema.project);
  const table = `${escapeIdentifier(within)}.${escapeIdentifier(name)}`;
  const shape = storedShape(entity, "postgres");
  const valid = new Map<string, JsonObject>();
  for (const { record } of derivedRecords(groundOf(schema, entity, "postgres", 1_795_255_200_000_000n), constraintsOf(entity))) {
    if (record === undefined || judge(entity, shape, record).violations.length > 0) continue;
    valid.set(canonicalText(record as JsonObject), record as JsonObject);
  }
  for (const record of valid.values()) {
    const row = codec.toRow(record);
    const names = Object.keys(row);
    await client.query(`INSERT INTO ${table} (${names.map(escapeIdentifier).join(", ")}) OVERRIDING SYSTEM VALUE VALUES (${names.map((_, index) => `$${index + 1}`).join(", ")})`, names.map((name) => row[name])).catch(isRefused);
  }
  const order = "ORDER BY tableoid, ctid";
  const { rows } = await client.query<Row>(`SELECT ${codec.columns} FROM ${table} ${order}`);
  // The record's columns alone: one beside them may be computed when it is read, and fail.
  const select = `SELECT ${codec.columns.replaceAll("::text", "")} FROM ${table} ${order}`;
  const asJson = await client.query<{ row: string }>(`SELECT to_jsonb(t)::text AS row FROM (${select}) AS t`);
  const secret = new Set(entity.fields.filter((field) => field.secret).map(({ name }) => name));
  const ours = rows.map((row) => canonicalText(Object.fromEntries(Object.entries(codec.fromRow(row)).filter(([name]) => !secret.has(name)))));
  return { entity, ours, asked: { module: `python.${moduleOf(entity)}.records`, record: recordOf(entity), select, rows: asJson.rows.map(({ row }) => row) } };
}

function forPsycopg({ config }: Database): object {
  return { host: config.host, port: config.port, user: config.user, dbname: config.database };
}

/** What a table refuses beside its record's own constraints: another's key in a refAny, a value for which an existing column is too narrow. */
function isRefused(error: unknown): void {
  if (!(error instanceof DatabaseError) || !/^2[23]/u.test(error.code ?? "")) throw error;
}
