import { uniqueName, type BatchWrite, type Entity, type State, type Unique } from "@concord/core";
import { keyText } from "./access.ts";
import { canonicalText } from "./canonical.ts";
import { own, type JsonObject } from "./value.ts";
import type { Violation } from "./violation.ts";

/** For each value that is taken, by its text, the record that has it. */
type Taken = ReadonlyMap<string, string>;

/**
 * What writes at once break of a unique that documents beside the records keep: when all is written, each record that counts has the document of its
 * value, which names it, and there is no other such document. One that is there is not written again, so nobody takes a value from whom it belongs to.
 * Before, the state is as it has to be.
 */
export function judgeReservations(entity: Entity, unique: Unique, writes: readonly BatchWrite[], state: State): readonly Violation[] {
  const before = new Map(state.filter((each) => each.entity === entity.id).map(({ record }) => [keyText(entity, record), record as JsonObject]));
  const taken = takenBy(entity, unique, before);
  const [after, left] = [new Map(before), new Map(taken)];
  let again = false;
  for (const write of writes.filter((each) => each.entity === entity.id)) {
    if (!("holder" in write)) {
      if (write.do === "delete") after.delete(keyText(entity, write.old));
      else after.set(keyText(entity, write.record), write.record as JsonObject);
      continue;
    }
    const value = write.unique === uniqueName(unique) ? valueText(unique, write.values as JsonObject) : undefined;
    if (value === undefined) continue;
    again ||= write.do === "reserve" && taken.has(value);
    if (write.do === "reserve") left.set(value, keyText(entity, write.holder));
    else left.delete(value);
  }
  const wanted = takenBy(entity, unique, after);
  const counted = [...after.values()].filter((record) => valueText(unique, record) !== undefined).length;
  const fits = !again && wanted.size === counted && wanted.size === left.size && [...wanted].every(([value, holder]) => left.get(value) === holder);
  return fits ? [] : [{ constraint: `${entity.id}:unique:${uniqueName(unique)}`, path: [], message: "what keeps its value taken is not written with the record" }];
}

function takenBy(entity: Entity, unique: Unique, records: ReadonlyMap<string, JsonObject>): Taken {
  return new Map([...records].flatMap(([, record]) => {
    const value = valueText(unique, record);
    return value === undefined ? [] : [[value, keyText(entity, record)] as const];
  }));
}

/** The values of the unique's fields as one text; nothing where one is missing and such records do not meet. */
function valueText(unique: Unique, record: JsonObject): string | undefined {
  const values = unique.fields.map((path) => path.reduce<ReturnType<typeof own>>((value, step) => own(value, step), record));
  return unique.nulls === "distinct" && values.includes(undefined) ? undefined : canonicalText(values.map((value) => value ?? null));
}
