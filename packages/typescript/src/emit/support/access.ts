import { comparisons } from "./comparisons.ts";

/** What access is asked with, as text of `access/concord.ts`. */
export const accessSupport: string = String.raw`// Made by concord: what all questions of access share. Do not edit.
${comparisons}
/** A moment cut to so many microseconds is the other one. */
export function isNow(value: any, now: any, unit: bigint): boolean {
  return now !== undefined && micros(value) === (micros(now) / unit) * unit;
}

/** Whether two values are the same JSON: by their members, whatever the order of their keys; what is null or undefined is not there. */
export function equal(one: any, other: any): boolean {
  if (Object.is(one ?? null, other ?? null) || one === other) return true;
  if (typeof one !== "object" || typeof other !== "object" || one === null || other === null) return false;
  if (one instanceof Date || other instanceof Date) return one instanceof Date && other instanceof Date && one.getTime() === other.getTime();
  if (Array.isArray(one) !== Array.isArray(other) || ArrayBuffer.isView(one) !== ArrayBuffer.isView(other)) return false;
  const keys = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...keys].every((key) => equal(Object.hasOwn(one, key) ? one[key] : undefined, Object.hasOwn(other, key) ? other[key] : undefined))
    && (!Array.isArray(one) || one.length === other.length);
}
`;
