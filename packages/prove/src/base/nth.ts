import { byKind, type Json, type PerKind, type Type, type UnionPart } from "@concord/core";
import { faults, misfit, momentFor, readDecimal, writeClock, writeDecimal } from "@concord/oracle";
import { keyIn } from "./place.ts";
import { baseMicros, bytesOf, other, owner, samples, uuidOf } from "./sample.ts";

/** The n-th of many different valid values of a type; nothing where the type has not so many, or none of a known form. */
export function nth(type: Type, n: number): Json | undefined {
  const value = byKind(numbered, type, n);
  const fits = value !== undefined && misfit(type, value, { documents: true }) === undefined && faults(type, value, false).length === 0;
  return fits ? value : samples(type, [], new Map())[n];
}

const numbered: PerKind<[n: number], Json | undefined> = {
  string: (type, n) => {
    if (type.format === "email") return `user${n}@example.com`;
    if (type.format === "url") return `https://example.com/${n}`;
    if (type.format === "hostname") return `host${n}.example.com`;
    if (type.format === "slug") return `slug-${n}`;
    if (type.format === "phone") return `+4970000000${n % 10}`;
    const text = `v${n}`;
    return text.padEnd(type.minLength ?? 0, "x");
  },
  boolean: (_, n) => [true, false][n],
  int32: (type, n) => (type.minimum ?? 1) + n,
  integer: (type, n) => (type.minimum ?? 1) + n,
  int64: (type, n) => String(BigInt(type.minimum ?? "1") + BigInt(n)),
  float: (type, n) => (type.minimum ?? 1) + n / 8,
  decimal: (type, n) => writeDecimal({ units: (readDecimal(type.minimum ?? "0")?.units ?? 0n) * 10n ** BigInt(type.scale - (readDecimal(type.minimum ?? "0")?.scale ?? 0)) + BigInt(n), scale: type.scale }),
  uuid: (_, n) => uuidOf(n + 1),
  uid: (_, n) => (n === 0 ? owner : n === 1 ? other : `user-${n}`),
  date: (_, n) => writeClock("date", baseMicros + BigInt(n) * 86_400_000_000n, 0),
  time: (type, n) => writeClock("time", BigInt(n % 86_400) * 1_000_000n, type.precision),
  timestamp: (type, n) => momentFor(type, baseMicros + BigInt(n) * 1_000_000n),
  localDateTime: (type, n) => writeClock("localDateTime", baseMicros + BigInt(n) * 1_000_000n, type.precision),
  bytes: (type, n) => (type.minLength === undefined && n < (type.maxLength ?? Infinity) ? bytesOf(n + 1) : bytesOf(type.minLength ?? type.maxLength ?? 1, n + 1)),
  json: (_, n) => n,
  enum: (type, n) => type.values[n]?.value,
  list: () => undefined,
  map: (type, n) => {
    const value = nth(type.of, 0);
    return value === undefined ? undefined : { ...Object.fromEntries((type.require ?? []).map((key) => [key, value])), [keyIn(type, n + 1)]: value };
  },
  union: (type, n) => (type.tag === undefined ? undefined : nth((type.parts[0] as UnionPart).type, n)),
  object: (type, n) => {
    const fields = type.fields.filter((field) => !field.optional);
    const values = fields.map((field) => nth(field.type, n) ?? samples(field.type, [], new Map())[0]);
    return values.includes(undefined) ? undefined : Object.fromEntries(fields.map((field, index) => [field.name, values[index] as Json]));
  },
  geoPoint: (_, n) => ({ latitude: n % 90, longitude: 0 }),
};
