import type { Field, Json, Type } from "@concord/core";
import { writeClock } from "./clock.ts";
import { own, withMember, type JsonObject } from "./value.ts";

/** What a store makes for an `auto` field. */
export type Make = (field: Field) => Json;

/** The record as it is kept when it is created: an absent field takes its default, or what is made for it if it is `auto`. */
export function filled(fields: readonly Field[], record: JsonObject, make: Make): JsonObject {
  return fields.reduce((kept, field) => {
    if (own(kept, field.name) !== undefined) return kept;
    if (field.default !== undefined) return withMember(kept, field.name, field.default);
    return field.auto === undefined ? kept : withMember(kept, field.name, make(field));
  }, record);
}

/** A moment (microseconds since 1970) as a value of the type of an `auto: created` or `updated` field, digits beyond its precision cut. */
export function momentFor(type: Type, micros: bigint): string {
  return writeClock("timestamp", micros, type.kind === "timestamp" ? type.precision : 3);
}

/** Makes what a store would: the moment for `created` and `updated`; for `uuid` and `sequence` the n-th of its kind. */
export function maker(micros: bigint): Make {
  let count = 0;
  return (field) => {
    if (field.auto === "created" || field.auto === "updated") return momentFor(field.type, micros);
    count += 1;
    if (field.auto === "uuid") return `00000000-0000-4000-8000-${count.toString().padStart(12, "0")}`;
    return field.type.kind === "int64" ? String(count) : count;
  };
}
