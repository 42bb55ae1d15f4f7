import type { Entity, Reference, Schema } from "@concord/core";
import { mendingData, readingData, type DataMender, type RowKey } from "@concord/postgres/driver";
import { Findings, shownKey } from "./findings.ts";
import { clearedRecord, fixedRecord } from "./judge.ts";
import { clearable, look, type Watching } from "./look.ts";

/** What became of the rows that could be fixed. */
export interface MendedData {
  readonly changed: number;
  /** Rows that the database would not change, with its code for why, and those that somebody changed meanwhile or a fix would break more of. */
  readonly refused: readonly { readonly entity: string; readonly key: RowKey; readonly code: string }[];
  readonly left: number;
}

/** Rows of one transaction. */
const batch = 200;
/** The most refusals that are kept. */
const most = 100;

interface Due { readonly entity: Entity; readonly fixed: ReadonlySet<string>; readonly cleared: Reference | undefined; keys: RowKey[] }

/** Looks at everything once more, and fixes what it meets, a batch at a time, over a second connection; so no more than a batch of keys is held. */
export async function mendData(config: Parameters<typeof readingData>[0], schema: Schema, watching: Watching): Promise<MendedData> {
  const refused: { readonly entity: string; readonly key: RowKey; readonly code: string }[] = [];
  let [changed, left] = [0, 0];
  await mendingData(config, schema, async (mender: DataMender) => {
    let due: Due | undefined;
    const flush = async (): Promise<void> => {
      if (due === undefined) return;
      const { entity, fixed, cleared, keys } = due;
      due = undefined;
      const names = cleared === undefined ? [] : clearable(entity, cleared);
      const done = await mender.mend(entity, keys, (record) => (cleared === undefined ? fixedRecord(entity, "postgres", record, fixed) : clearedRecord(entity, "postgres", record, names)), cleared);
      changed += done.changed;
      left += keys.length - done.changed;
      refused.push(...done.refused.slice(0, most - refused.length).map(({ key, code }) => ({ entity: entity.id, key: shownKey(entity, key), code })));
    };
    await readingData(config, schema, async (reader) => {
      await look(reader, schema, "postgres", new Findings(), {
        ...watching,
        fixable: async (entity, key, fixed, cleared) => {
          if (due !== undefined && (due.entity !== entity || due.cleared !== cleared || due.keys.length === batch)) await flush();
          due ??= { entity, fixed, cleared, keys: [] };
          due.keys.push(key);
        },
      });
    });
    await flush();
  });
  return { changed, refused, left };
}
