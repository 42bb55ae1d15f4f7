import { entityOf, type AccessRule, type FieldRef, type State } from "@concord/core";
import { judge, nodes, refersTo, type JsonObject } from "@concord/oracle";
import { groundOf, partAt, type Ground } from "../base/ground.ts";
import { candidates, checkGoals, placed, settle } from "../base/settle.ts";
import { stateFor } from "../base/state.ts";
import { spread } from "./texts.ts";

const mostStates = 5;

/**
 * The states in which a record's relations lead an access line to different verdicts: as it is, with each field that the line reads through a relation
 * changed, and without the related record where the target does not keep references.
 */
export function relatedStates(ground: Ground, rule: AccessRule, record: JsonObject): readonly State[] {
  const state = stateFor(ground, record);
  const refs = (rule.if === undefined ? [] : nodes(rule.if.tree)).filter((node): node is FieldRef => node.op === "field" && node.of === "relation");
  const others = refs.flatMap((ref): State[] => {
    const reference = ground.entity.references.find((each) => each.relation === ref.relation);
    const at = reference === undefined ? -1 : state.findIndex((each) => each.entity === reference.to && refersTo(reference, record, each.record));
    if (reference === undefined || at === -1) return [];
    const target = groundOf(ground.schema, entityOf(ground.schema, reference.to), ground.target, ground.micros);
    const part = partAt(target, ref.path);
    const related = state[at]?.record as JsonObject;
    if (part === undefined) return [];
    const changed = candidates(target, part, related).map((value) => settle(target, placed(target, related, part, value), [part.where, ...target.entity.key.map((name) => [name])], checkGoals(target)));
    const valid = changed.filter((each) => judge(target.entity, target.shape, each).verdict === "accepted");
    const swapped = valid.map((each) => state.with(at, { entity: reference.to, record: each }));
    return [...swapped, ...(reference.enforce.includes(ground.target) ? [] : [state.toSpliced(at, 1)])];
  });
  return spread([state, ...others], mostStates);
}
