import type { Cost, Entity } from "@concord/core";
import { store } from "./block.ts";
import type { Match } from "./emit/match.ts";
import { limits } from "./rules/budget.ts";

/** What the rules of every operation cost in the worst case: every operand evaluated, every list full. */
export function costsOf(entity: Entity, match: Match): readonly Cost[] {
  return match.weights.flatMap(({ operation, weight }): readonly Cost[] => {
    const of = { entity: entity.id, target: store.name, operation };
    return [
      { ...of, of: "expressions", most: weight.expressions, limit: limits.expressions },
      { ...of, of: "look-ups", most: weight.lookups, limit: limits.lookups },
    ];
  });
}
