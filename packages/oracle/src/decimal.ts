/** A decimal number: `units` times ten to the minus `scale`. Exact. */
export interface Decimal {
  readonly units: bigint;
  readonly scale: number;
}

const form = /^(-?)(0|[1-9][0-9]*)(?:\.([0-9]+))?$/;

/** The number in canonical decimal text (no plus, no exponent, no leading zeros, no minus before zero), or nothing if the text is none. */
export function readDecimal(text: string): Decimal | undefined {
  const match = form.exec(text);
  if (match === null) return undefined;
  const fraction = match[3] ?? "";
  const units = BigInt(`${match[2]}${fraction}`);
  if (units === 0n && match[1] === "-") return undefined;
  return { units: match[1] === "-" ? -units : units, scale: fraction.length };
}

/** The decimal as canonical text, with exactly its scale's digits after the point. */
export function writeDecimal(decimal: Decimal): string {
  const digits = (decimal.units < 0n ? -decimal.units : decimal.units).toString().padStart(decimal.scale + 1, "0");
  const cut = digits.length - decimal.scale;
  const text = decimal.scale === 0 ? digits : `${digits.slice(0, cut)}.${digits.slice(cut)}`;
  return decimal.units < 0n ? `-${text}` : text;
}

/** Negative, zero or positive, as `one` is less than, equal to or more than `other`. */
export function compareDecimals(one: Decimal, other: Decimal): number {
  const scale = Math.max(one.scale, other.scale);
  const difference = atScale(one, scale) - atScale(other, scale);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** Units of the same number at a scale that is not smaller. */
export function atScale(decimal: Decimal, scale: number): bigint {
  return decimal.units * 10n ** BigInt(scale - decimal.scale);
}

/** Rounds to a smaller scale, a half away from zero, as PostgreSQL's numeric does (documentation, section 8.1.2). */
export function roundDecimal(decimal: Decimal, scale: number): Decimal {
  if (decimal.scale <= scale) return { units: atScale(decimal, scale), scale };
  const step = 10n ** BigInt(decimal.scale - scale);
  const size = decimal.units < 0n ? -decimal.units : decimal.units;
  const rounded = (size + step / 2n) / step;
  return { units: decimal.units < 0n ? -rounded : rounded, scale };
}

/** Whether it fits: at most `precision - scale` digits before the point. */
export function fits(decimal: Decimal, precision: number, scale: number): boolean {
  const limit = 10n ** BigInt(precision - scale + decimal.scale);
  return decimal.units < limit && -decimal.units < limit;
}
