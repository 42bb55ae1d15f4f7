import type { AccessRule, Entity, Operation } from "./entity.ts";

/** Who may do the operation; where the contract has no such line, nobody. */
export function accessTo(entity: Entity, operation: Operation): AccessRule {
  return entity.access?.[operation] ?? { who: "nobody", writable: [], span: entity.spans["access"] ?? entity.span };
}

/** Whether any client may do any of the operations. */
export function reachable(entity: Entity, ...operations: readonly Operation[]): boolean {
  return operations.some((operation) => accessTo(entity, operation).who !== "nobody");
}
