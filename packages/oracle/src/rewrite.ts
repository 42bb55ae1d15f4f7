import type { Entity } from "@concord/core";
import { readClock } from "./clock.ts";
import { own, type JsonObject } from "./value.ts";
import type { Violation } from "./violation.ts";

const dayOfMicros = 86_400_000_000n;

/** What a change or deletion of a record breaks where records are only added: a record may go once its time is over, and never changes. `micros`: now, since 1970. */
export function judgeRewrite(entity: Entity, operation: "update" | "delete", record: JsonObject, micros: bigint): readonly Violation[] {
  if (entity.appendOnly === undefined || (operation === "delete" && isOver(entity, record, micros))) return [];
  return [{ constraint: `${entity.id}:appendOnly`, path: [], message: `records are only added, and ${operation} is refused` }];
}

/** Whether a record may be deleted: it has expired, or was kept long enough. */
function isOver({ expires, keep }: Entity, record: JsonObject, micros: bigint): boolean {
  const [end, begin] = [expires, keep?.from].map((name) => (name === undefined ? undefined : readClock("timestamp", String(own(record, name)))?.micros));
  return (end !== undefined && end <= micros) || (begin !== undefined && keep !== undefined && begin < micros - BigInt(keep.days) * dayOfMicros);
}
