import type { Entity, GeneratedFile, Json, Round } from "@concord/core";
import { loadCodecs, type Codecs } from "@concord/core/driver";
import { loadRow } from "../check/load.ts";
import { codecPath } from "../emit/codec.ts";
import type { TableResource } from "../resource.ts";

/** An entity's codec, as it was generated. */
export interface Codec {
  readonly toRow: (record: Json) => Json;
  readonly fromRow: (row: Json) => Json;
}

/** The codecs of all tables. */
export function rowCodecs(files: readonly GeneratedFile[]): Promise<Codecs<Codec>> {
  return loadCodecs(files, codecPath, (exported, { name }: Entity) => ({ toRow: exported[`${name}ToRow`], fromRow: exported[`${name}FromRow`] }) as Codec);
}

/** Makes a row by way of the codec, puts it to the checker, and gives what the codec makes of what the table would hold. */
export function roundTrip({ toRow, fromRow }: Codec, table: TableResource, record: Json): Round {
  try {
    const loaded = loadRow(table, toRow(record));
    return loaded.is === "stored" ? { back: fromRow(loaded.value) } : { refused: `${loaded.at}: ${loaded.why}` };
  } catch (error) {
    if (error instanceof RangeError) return { refused: error.message };
    throw error;
  }
}
