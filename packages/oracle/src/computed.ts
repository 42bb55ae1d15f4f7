import type { Field } from "@concord/core";
import { evaluate } from "./expression.ts";
import { withMember, type JsonObject } from "./value.ts";

/** The record with each of these fields that is computed as its expression makes it from the record; away where that is missing, or the record has not what it takes. */
export function withComputed(fields: readonly Field[], record: JsonObject): JsonObject {
  return fields.reduce((current, field) => {
    if (field.computed === undefined) return current;
    const value = evaluate(field.computed.tree, { record });
    const made = typeof value === "bigint" ? Number(value) : value;
    return withMember(current, field.name, typeof made === "string" || typeof made === "number" || typeof made === "boolean" ? made : undefined);
  }, record);
}
