import type { FieldResource, FieldType } from "../resource.ts";

/**
 * Types that a column takes in place, all of whose values the other has (docs: GoogleSQL data definition language, ALTER COLUMN SET DATA TYPE). The way back
 * is never taken.
 */
const wider: Partial<Readonly<Record<FieldType, readonly FieldType[]>>> = {
  INTEGER: ["NUMERIC", "BIGNUMERIC", "FLOAT"],
  NUMERIC: ["BIGNUMERIC", "FLOAT"],
};

/** Whether a column may become another in place: a wider type, or the same with wider parameters. Modes and names are another matter. */
export function isWidening(before: FieldResource, after: FieldResource): boolean {
  if (before.type === "RECORD" || after.type === "RECORD" || (before.mode ?? "NULLABLE") !== (after.mode ?? "NULLABLE")) return false;
  // Columns of lists keep their type: the documentation widens the type of a column that is not repeated.
  if (before.mode === "REPEATED" && before.type !== after.type) return false;
  if (before.type !== after.type) return wider[before.type]?.includes(after.type) === true && holdsDigits(before, after);
  return isLonger(before.maxLength, after.maxLength) && holdsDigits(before, after);
}

/** Whether two columns hold the same: neither type nor parameters differ. */
export function isSameType(before: FieldResource, after: FieldResource): boolean {
  return before.type === after.type && before.maxLength === after.maxLength && before.precision === after.precision && before.scale === after.scale;
}

function isLonger(before: string | undefined, after: string | undefined): boolean {
  return after === undefined || (before !== undefined && BigInt(after) >= BigInt(before));
}

/** As many digits before the point, and after it, as can be there. */
function holdsDigits(before: FieldResource, after: FieldResource): boolean {
  if (after.precision === undefined || after.type === "FLOAT") return true;
  const [had, has] = [digitsOf(before), digitsOf(after)];
  return has.whole >= had.whole && has.scale >= had.scale;
}

/** Digits of the types without parameters (docs: GoogleSQL data types; an INT64 has up to 19 digits). */
const usual: Partial<Readonly<Record<FieldType, { readonly whole: number; readonly scale: number }>>> = { INTEGER: { whole: 19, scale: 0 }, NUMERIC: { whole: 29, scale: 9 }, BIGNUMERIC: { whole: 38, scale: 38 } };

function digitsOf({ type, precision, scale }: FieldResource): { readonly whole: number; readonly scale: number } {
  return precision === undefined ? usual[type] ?? { whole: Number.POSITIVE_INFINITY, scale: 0 } : { whole: Number(precision) - Number(scale ?? 0), scale: Number(scale ?? 0) };
}
