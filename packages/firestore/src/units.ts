import type { DecimalType } from "@concord/core";

/** Decimals of more digits are text in documents: JavaScript's SDKs read integers as doubles, which are exact up to 15 digits. */
export const unitDigits = 15;

/** Whether documents hold the decimal as a whole number of units of 10^-scale. */
export function isUnits(type: DecimalType): boolean {
  return type.precision <= unitDigits;
}

/** Canonical decimal text as a number of units of 10^-scale; digits beyond the scale are cut. */
export function unitsOf(decimal: string, scale: number): bigint {
  const [integer, fraction = ""] = decimal.split(".") as [string, string?];
  return BigInt(`${integer}${fraction.padEnd(scale, "0").slice(0, scale)}`);
}

/** Units of 10^-scale as canonical decimal text. */
export function decimalOf(units: bigint, scale: number): string {
  const digits = (units < 0n ? -units : units).toString().padStart(scale + 1, "0");
  const cut = digits.length - scale;
  return `${units < 0n ? "-" : ""}${digits.slice(0, cut)}${scale === 0 ? "" : `.${digits.slice(cut)}`}`;
}
