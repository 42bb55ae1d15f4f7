import { pathText, type Entity, type Json, type Shape, type Step, type Type } from "@concord/core";
import { floorDivide, readClock, writeClock, type ClockKind } from "./clock.ts";
import { withComputed } from "./computed.ts";
import { readDecimal, roundDecimal, writeDecimal } from "./decimal.ts";
import { isList, isObject, names, own, type JsonObject } from "./value.ts";

/**
 * The record that a store keeps instead of this one, where it claims to normalise the given constraints (by id; of kind `precision`) and no others:
 * a computed field is computed anew, whatever it was given; digits beyond a type's precision are rounded as PostgreSQL rounds. Whatever else is wrong with the record stays as it is, and a value that leaves its
 * type's range by rounding (`24:00:00`) is written as it is, so that `judge` refuses it.
 */
export function normalise(entity: Entity, shape: Shape, record: JsonObject, constraints: ReadonlySet<string>): JsonObject {
  const fields = new Map(shape.fields.map(({ field }) => [field.name, field.type]));
  const made = shape.fields.map(({ field }) => field).filter((field) => constraints.has(`${entity.id}/${field.name}:computed`));
  return withComputed(made, members(record, (name, value) => {
    const type = fields.get(name);
    return type === undefined ? value : ofValue(type, value, [name], (steps) => constraints.has(`${entity.id}${pathText(steps)}:precision`));
  }));
}

function ofValue(type: Type, value: Json, steps: readonly Step[], claimed: (steps: readonly Step[]) => boolean): Json {
  if (type.kind === "list" && isList(value)) return value.map((member) => ofValue(type.of, member, [...steps, "[]"], claimed));
  if (type.kind === "map" && isObject(value)) return members(value, (_, member) => ofValue(type.of, member, [...steps, "{}"], claimed));
  if (type.kind === "object" && isObject(value)) {
    const fields = new Map(type.fields.map((field) => [field.name, field.type]));
    return members(value, (name, member) => {
      const inner = fields.get(name);
      return inner === undefined ? member : ofValue(inner, member, [...steps, name], claimed);
    });
  }
  if (typeof value !== "string" || !claimed(steps)) return value;
  if (type.kind === "decimal") return roundedDecimal(value, type.scale);
  if (type.kind === "time" || type.kind === "timestamp" || type.kind === "localDateTime") return roundedClock(type.kind, value, type.precision);
  return value;
}

function roundedDecimal(text: string, scale: number): string {
  const decimal = readDecimal(text);
  return decimal === undefined || decimal.scale <= scale ? text : writeDecimal(roundDecimal(decimal, scale));
}

/** 2000-01-01, from which PostgreSQL counts (`POSTGRES_EPOCH_JDATE`), in microseconds since 1970. */
const epoch = 946_684_800_000_000n;

/**
 * PostgreSQL reads a text to whole microseconds first (a half to the even one, `rint`), then rounds to the precision of the type with a half away from its epoch, 2000-01-01
 * (`AdjustTimestampForTypmod` and `AdjustTimeForTypmod` in src/backend/utils/adt): before 2000 a half goes down.
 */
function roundedClock(kind: ClockKind, text: string, digits: number): string {
  const clock = readClock(kind, text);
  if (clock === undefined || clock.digits <= digits) return text;
  const rest = Number(`0.${clock.beyond}0`);
  const read = clock.micros + (rest > 0.5 || (rest === 0.5 && clock.micros % 2n !== 0n) ? 1n : 0n);
  const step = 10n ** BigInt(6 - digits);
  const start = kind === "time" ? 0n : epoch;
  const since = read - start;
  const size = since < 0n ? -since : since;
  const rounded = floorDivide(size + step / 2n, step) * step;
  return writeClock(kind, start + (since < 0n ? -rounded : rounded), digits);
}

function members(record: JsonObject, change: (name: string, value: Json) => Json): JsonObject {
  const changed: Record<string, Json> = Object.create(null);
  for (const name of names(record)) changed[name] = change(name, own(record, name) as Json);
  return changed;
}
