/** What conditions compare with, as text of `zod/concord.ts`. Every function is total, since an application may hand in what no contract allows. */
export const comparisons: string = String.raw`
/** Whether two values are the same; what is absent is the same as what is absent. */
export const same = (one: unknown, other: unknown): boolean => (one ?? null) === (other ?? null);

/** Whether the value is there and one of these. */
export const among = (value: unknown, list: readonly unknown[] | undefined): boolean => value !== undefined && value !== null && list?.includes(value) === true;

/** A decimal's text as a whole number of 10^-scale, exactly; by default in its own scale. What is no decimal is 0: its field says so itself. */
export function units(value: string, scale?: number): bigint;
export function units(value: string | undefined, scale?: number): bigint | undefined;
export function units(value: string | undefined, scale?: number): bigint | undefined {
  if (value === undefined || value === null) return undefined;
  const [, before, after = ""] = /^(-?[0-9]+)(?:\.([0-9]+))?$/.exec(value) ?? [];
  return before === undefined ? 0n : BigInt(before + after.padEnd(scale ?? after.length, "0"));
}

/** A moment, a day and time, or a time of day in microseconds, exactly; digits beyond those are cut. What is none of them is 0: its field says so itself. */
export function micros(value: Date | string): bigint;
export function micros(value: Date | string | undefined): bigint | undefined;
export function micros(value: Date | string | undefined): bigint | undefined {
  if (value === undefined || value === null) return undefined;
  if (value instanceof Date) return whole(value.getTime()) * 1000n;
  const [, day = "1970-01-01T", clock, fraction = ""] = /^([0-9-]{10}T)?([0-9:]{8})(?:\.([0-9]+))?Z?$/.exec(value) ?? [];
  return clock === undefined ? 0n : whole(Date.parse(day + clock + "Z")) * 1000n + BigInt(fraction.slice(0, 6).padEnd(6, "0"));
}

const whole = (milliseconds: number): bigint => (Number.isInteger(milliseconds) ? BigInt(milliseconds) : 0n);
`;
