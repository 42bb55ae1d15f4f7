import { DatabaseError, type Client, type ClientConfig } from "pg";
import type { Entity, Json, Reference, Schema } from "@concord/core";
import type { StoreTarget } from "@concord/migrate";
import { columnList } from "../../emit/keys.ts";
import { fieldsHere, policyOf, tableText } from "../../names.ts";
import { connected } from "../database.ts";
import { columnTexts, recordOf } from "../decode.ts";
import { targetOf } from "../migrate/target.ts";
import { update } from "../statements.ts";
import { asText, settings, type RowKey, type StoredRow } from "./reader.ts";
import { isOrphan } from "./selections.ts";

type Record = StoredRow["record"];

/** A record as it should be, and the fields in which it differs. */
export interface Change { readonly record: Record; readonly fields: readonly string[] }

/** How many rows were changed, and which the server would not change, with the error's code. */
export interface Mended { readonly changed: number; readonly refused: readonly { readonly key: RowKey; readonly code: string }[] }

/** A connection that changes rows. */
export interface DataMender {
  about(): Promise<StoreTarget>;
  /**
   * Changes the rows of these keys in one transaction: each is locked and read again, so that nothing is written over that came since. With `orphanOf`, only
   * a row that still refers to nothing.
   */
  mend(entity: Entity, keys: readonly RowKey[], change: (record: Record) => Change | undefined, orphanOf?: Reference): Promise<Mended>;
}

/** Opens a connection to mend what a reader found. */
export async function mendingData<T>(config: ClientConfig, schema: Schema, work: (mender: DataMender) => Promise<T>): Promise<T> {
  return connected(config, (client) => work({
    about: () => targetOf(client, client.host),
    mend: async (entity, keys, change, orphanOf) => {
      const refused: { readonly key: RowKey; readonly code: string }[] = [];
      let changed = 0;
      await client.query("BEGIN");
      try {
        await client.query(`${settings}; SET LOCAL lock_timeout = '2s'`);
        for (const key of keys) {
          await client.query("SAVEPOINT row");
          try {
            changed += await mendRow(client, schema, entity, key, change, orphanOf);
          } catch (error) {
            if (!(error instanceof DatabaseError)) throw error;
            await client.query("ROLLBACK TO SAVEPOINT row");
            refused.push({ key, code: error.code ?? "" });
          }
          await client.query("RELEASE SAVEPOINT row");
        }
        await client.query("COMMIT");
      } catch (error) {
        await client.query("ROLLBACK").catch(() => {});
        throw error;
      }
      return { changed, refused };
    },
  }));
}

async function mendRow(client: Client, schema: Schema, entity: Entity, key: RowKey, change: (record: Record) => Change | undefined, orphanOf: Reference | undefined): Promise<number> {
  const { project } = schema;
  const fields = fieldsHere(entity);
  const named = entity.key.map((name, at) => `own.${columnList(entity, [name], project)} = $${at + 1}`);
  const conditions = [...named, ...(orphanOf === undefined ? [] : [isOrphan(entity, orphanOf, schema)])];
  const text = `SELECT ${columnTexts(fields, policyOf(project))} FROM ${tableText(entity, project)} AS own WHERE ${conditions.join(" AND ")} FOR UPDATE`;
  const { rows } = await client.query<(string | null)[]>({ text, values: [...key], rowMode: "array", types: asText });
  const [row] = rows;
  const next = row === undefined || rows.length > 1 ? undefined : change(recordOf(fields, row) as Record);
  if (next === undefined) return 0;
  const keyValue = entity.key.map((name) => next.record[name] ?? null);
  const put = update(entity, project, (keyValue.length === 1 ? keyValue[0] : keyValue) as Json, next.record, ({ name }) => next.fields.includes(name), "");
  if ("unrepresentable" in put) return 0;
  return (await client.query({ text: put.text, values: [...put.values] })).rowCount ?? 0;
}
