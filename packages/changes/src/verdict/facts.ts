import { accessTo, type Field } from "@concord/core";
import type { Where } from "../change/change.ts";

/** Whether the change is inside a value: of an object, a list or a map, which stores keep as one. */
export function isInside({ path }: Where): boolean {
  return path.length > 1;
}

/** Whether whoever creates a record has to give the field. */
export function mustBeGiven(field: Field): boolean {
  return !field.optional && field.default === undefined && field.auto === undefined && field.computed === undefined;
}

/** Whether clients, and not only servers, may read or write records at all, before the change. */
export function reachedBefore({ entity }: Where): boolean {
  const { before } = entity;
  return before !== undefined && (["read", "create", "update", "delete"] as const).some((operation) => accessTo(before, operation).who !== "nobody");
}

/** Whether clients could write the field before the change. */
export function writtenByClients({ entity, path }: Where, operation: "create" | "update", side: "before" | "after" = "before"): boolean {
  const of = entity[side];
  return of !== undefined && accessTo(of, operation).writable.includes(path[0] ?? "");
}
