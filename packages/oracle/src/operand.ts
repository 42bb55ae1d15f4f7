import type { Json, ValueKind } from "@concord/core";
import { canonicalText } from "./canonical.ts";
import { readClock } from "./clock.ts";
import { atScale, compareDecimals, readDecimal, type Decimal } from "./decimal.ts";

/** What an operand is worth: integers and times (in microseconds) as bigint, floats as number, decimals exact, the rest as its text; null is absent. */
export type Value = null | boolean | bigint | number | string | Decimal | readonly Value[];

/** The worth of a canonical value of that kind; of a list, its members are of kind `member`. What is no such value is worth nothing, so that evaluation is total. */
export function worth(is: ValueKind, value: Json | undefined, member?: ValueKind): Value {
  if (value === undefined || value === null) return null;
  if (is === "list") return Array.isArray(value) ? (value as readonly Json[]).map((each) => worth(member ?? "object", each)) : null;
  return (kinds[is] ?? text)(value);
}

const kinds: { readonly [K in ValueKind]?: (value: Json) => Value } = {
  nothing: () => null,
  boolean: (value) => (typeof value === "boolean" ? value : null),
  integer: (value) => (Number.isInteger(value) ? BigInt(value as number) : null),
  int64: (value) => (typeof value === "string" && /^-?[0-9]+$/.test(value) ? BigInt(value) : null),
  float: (value) => (typeof value === "number" ? value : null),
  decimal: (value) => (typeof value === "string" ? (readDecimal(value) ?? null) : null),
  date: (value) => moment("date", value),
  time: (value) => moment("time", value),
  timestamp: (value) => moment("timestamp", value),
  localDateTime: (value) => moment("localDateTime", value),
};

function moment(kind: "date" | "time" | "timestamp" | "localDateTime", value: Json): Value {
  return typeof value === "string" ? (readClock(kind, value)?.micros ?? null) : null;
}

function text(value: Json): Value {
  return typeof value === "string" ? value : canonicalText(value);
}

/** Null-safe and two-valued: absent equals absent and nothing else. Decimals are equal as numbers. */
export function equal(one: Value, other: Value): boolean {
  if (isDecimal(one) && isDecimal(other)) return compareDecimals(one, other) === 0;
  return one === other;
}

/** Negative, zero or positive. Operands are of one ordered kind; with an absent one there is no order, and the answer is NaN, which no comparison passes. */
export function compare(one: Value, other: Value): number {
  if (isDecimal(one) && isDecimal(other)) return compareDecimals(one, other);
  if ((typeof one === "bigint" && typeof other === "bigint") || (typeof one === "number" && typeof other === "number")) {
    return one < other ? -1 : one > other ? 1 : one === other ? 0 : Number.NaN;
  }
  return Number.NaN;
}

/** Exact on integers and decimals, IEEE 754 on floats, joined on text; absent if an operand is. */
export function calculate(op: "+" | "-" | "*", one: Value, other: Value): Value {
  if (typeof one === "bigint" && typeof other === "bigint") return op === "+" ? one + other : op === "-" ? one - other : one * other;
  if (typeof one === "number" && typeof other === "number") return op === "+" ? one + other : op === "-" ? one - other : one * other;
  if (typeof one === "string" && typeof other === "string" && op === "+") return one + other;
  if (!isDecimal(one) || !isDecimal(other)) return null;
  if (op === "*") return { units: one.units * other.units, scale: one.scale + other.scale };
  const scale = Math.max(one.scale, other.scale);
  const [left, right] = [atScale(one, scale), atScale(other, scale)];
  return { units: op === "+" ? left + right : left - right, scale };
}

export function isDecimal(value: Value): value is Decimal {
  return typeof value === "object" && value !== null && "units" in value;
}
