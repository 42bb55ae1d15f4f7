import { uniqueName, type Entity, type Json, type Reference, type Schema, type Unique } from "@concord/core";
import type { Client, ClientConfig, CustomTypesConfig } from "pg";
import { fieldsHere, primaryKeyName, tableOf, tableText, uniqueConstraintName } from "../../names.ts";
import { connected } from "../database.ts";
import { recordOf } from "../decode.ts";
import { duplicates, everyRow, isHere, orphans } from "./selections.ts";

/** A row's key, a text for each of the key's fields; null where an existing table lets it. */
export type RowKey = readonly (string | null)[];
export interface StoredRow { readonly key: RowKey; readonly record: { readonly [name: string]: Json } }

/** What may be there once: a unique of the contract, or the key itself. */
export interface Once extends Pick<Unique, "fields" | "where" | "nulls"> {
  /** The constraint's id. */
  readonly constraint: string;
  /** What the index is called that would see to it; nothing where an existing table has none. */
  readonly index?: string | undefined;
}

/** A database at one moment. Its answers come some rows at a time, however many there are. */
export interface DataReader {
  /** Whether the entity's table is there. */
  has(entity: Entity): Promise<boolean>;
  rows(entity: Entity): AsyncIterable<StoredRow>;
  /** Whether PostgreSQL holds both sides of a reference; else nothing can be said of it here. */
  holds(entity: Entity, reference: Reference): boolean;
  orphans(entity: Entity, reference: Reference): AsyncIterable<RowKey>;
  /** What the contract lets be there once, and no valid unique index of the table sees to; in every store of the entity that has the fields. */
  unkept(entity: Entity): Promise<readonly Once[]>;
  duplicates(entity: Entity, once: Once): AsyncIterable<RowKey>;
}

/** What values are read with: one text for each, the same whatever the role, the database or the address has set; a policy is an error and no filter. */
export const settings = "SET LOCAL timezone = 'UTC'; SET LOCAL datestyle = 'ISO'; SET LOCAL extra_float_digits = 1; SET LOCAL bytea_output = 'hex'; SET LOCAL row_security = off; SET LOCAL statement_timeout = 0; SET LOCAL idle_in_transaction_session_timeout = 0";

/** Rows of one message. */
const atOnce = 500;
export const asText = { getTypeParser: () => (value: string) => value } as unknown as CustomTypesConfig;

/** Reads a database in one read-only transaction, so that every answer is of the same moment. Throws what the server says. */
export async function readingData<T>(config: ClientConfig, schema: Schema, work: (reader: DataReader) => Promise<T>): Promise<T> {
  return connected(config, async (client) => {
    await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY");
    await client.query(settings);
    try {
      return await work(readerOn(client, schema));
    } finally {
      await client.query("ROLLBACK").catch(() => {});
    }
  });
}

function readerOn(client: Client, schema: Schema): DataReader {
  const { project } = schema;
  return {
    has: async (entity) => (await client.query<{ there: boolean }>("SELECT pg_catalog.to_regclass($1) IS NOT NULL AS there", [tableText(entity, project)])).rows[0]?.there === true,
    rows: async function* (entity) {
      const size = entity.key.length;
      const fields = fieldsHere(entity);
      for await (const row of cursor(client, everyRow(entity, schema))) yield { key: row.slice(0, size), record: recordOf(fields, row.slice(size)) as StoredRow["record"] };
    },
    holds: (entity, reference) => isHere(entity, reference, schema),
    orphans: (entity, reference) => cursor(client, orphans(entity, reference, schema)),
    unkept: async (entity) => {
      const { rows } = await client.query<{ name: string }>(
        "SELECT c.relname AS name FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid WHERE i.indrelid = pg_catalog.to_regclass($1) AND i.indisunique AND i.indisvalid", [tableText(entity, project)],
      );
      const kept = new Set(rows.map(({ name }) => name));
      const here = new Set(fieldsHere(entity).map(({ name }) => name));
      return oncesOf(entity, schema).filter(({ fields, index }) => fields.every(([first]) => here.has(first as string)) && (index === undefined || !kept.has(index)));
    },
    duplicates: (entity, once) => cursor(client, duplicates(entity, once, schema)),
  };
}

function oncesOf(entity: Entity, { project }: Schema): readonly Once[] {
  const { table } = tableOf(entity, project);
  const key: Once = { constraint: `${entity.id}:key`, fields: entity.key.map((name) => [name]), nulls: "distinct", index: primaryKeyName(entity, project) };
  return [key, ...entity.uniques.map((unique): Once => ({ ...unique, constraint: `${entity.id}:unique:${uniqueName(unique)}`, index: uniqueConstraintName(table, unique) }))];
}

async function* cursor(client: Client, select: string): AsyncGenerator<readonly (string | null)[]> {
  await client.query(`DECLARE concord_rows NO SCROLL CURSOR FOR ${select}`);
  try {
    for (;;) {
      const { rows } = await client.query<(string | null)[]>({ text: `FETCH ${atOnce} FROM concord_rows`, rowMode: "array", types: asText });
      yield* rows;
      if (rows.length < atOnce) return;
    }
  } finally {
    await client.query("CLOSE concord_rows").catch(() => {}); // In a transaction that failed there is none.
  }
}
