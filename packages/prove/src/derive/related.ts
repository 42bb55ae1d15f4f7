import type { Operation, State } from "@concord/core";
import { judge, refersTo, type JsonObject } from "@concord/oracle";
import { relatedFields, stateAllowing } from "../base/admission.ts";
import type { Ground } from "../base/ground.ts";
import { candidates, checkGoals, placed, settle } from "../base/settle.ts";
import { spread } from "./texts.ts";

const mostStates = 5;

/**
 * The states in which a record's relations lead an access line to different verdicts: one that it allows if there is one, then that one with each field
 * that the line reads through a relation changed, and without the related record where the target does not keep references.
 */
export function relatedStates(ground: Ground, operation: Operation, record: JsonObject): readonly State[] {
  const state = stateAllowing(ground, operation, record);
  const others = relatedFields(ground, operation).flatMap(({ reference, ground: far, part }): State[] => {
    const at = state.findIndex((each) => each.entity === reference.to && refersTo(reference, record, each.record));
    if (at === -1) return [];
    const related = state[at]?.record as JsonObject;
    const fixed = [part.where, ...far.entity.key.map((name) => [name])];
    const changed = candidates(far, part, related).map((value) => settle(far, placed(far, related, part, value), fixed, checkGoals(far)));
    const valid = changed.filter((each) => judge(far.entity, far.shape, each).verdict === "accepted");
    const swapped = valid.map((each) => state.with(at, { entity: reference.to, record: each }));
    return [...swapped, ...(reference.enforce.includes(ground.target) ? [] : [state.toSpliced(at, 1)])];
  });
  return [state, ...spread(others, mostStates)];
}
