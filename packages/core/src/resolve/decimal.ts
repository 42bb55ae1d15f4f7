/** Decimal text as a whole number of 10^-scale units, or none if it is not the canonical text of that scale: no exponent, no leading zeros, exactly `scale` digits, no -0. */
export function decimalUnits(text: string, scale: number): bigint | undefined {
  const match = /^(-?)(0|[1-9][0-9]*)(?:\.([0-9]+))?$/u.exec(text);
  if (match === null) return undefined;
  const [, sign, whole, fraction = ""] = match;
  if (fraction.length !== scale) return undefined;
  const units = BigInt(`${whole}${fraction}`);
  if (sign === "-" && units === 0n) return undefined;
  return sign === "-" ? -units : units;
}

/** The canonical text of so many units. */
export function decimalText(units: bigint, scale: number): string {
  const digits = (units < 0n ? -units : units).toString().padStart(scale + 1, "0");
  const text = scale === 0 ? digits : `${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
  return units < 0n ? `-${text}` : text;
}
