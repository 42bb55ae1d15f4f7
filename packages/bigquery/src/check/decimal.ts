/** A decimal number as written. `canonical`: no sign but a needed minus, no leading zeros, no exponent, no minus zero. */
export interface Decimal {
  readonly negative: boolean;
  readonly whole: string;
  readonly fraction: string;
  readonly canonical: boolean;
}

/** Reads decimal text; undefined if it is no number. */
export function readDecimal(text: string): Decimal | undefined {
  const parts = /^([+-]?)([0-9]*)(?:\.([0-9]*))?(?:[eE][+-]?[0-9]+)?$/.exec(text);
  if (parts === null || `${parts[2] ?? ""}${parts[3] ?? ""}` === "") return undefined;
  const [whole, fraction] = [parts[2] ?? "", parts[3] ?? ""];
  const zero = /^0*$/.test(`${whole}${fraction}`);
  const canonical = /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?$/.test(text) && !(zero && text.startsWith("-"));
  return { negative: parts[1] === "-", whole: whole === "" ? "0" : whole, fraction, canonical };
}

/** The number with exactly `scale` digits after the point, halves away from zero; never minus zero. */
export function rounded(number: Decimal, scale: number): string {
  const digits = BigInt(`${number.whole}${number.fraction.slice(0, scale).padEnd(scale, "0")}`);
  const up = (number.fraction[scale] ?? "0") >= "5";
  const text = (digits + (up ? 1n : 0n)).toString().padStart(scale + 1, "0");
  const [whole, fraction] = [text.slice(0, text.length - scale), text.slice(text.length - scale)];
  const unsigned = scale === 0 ? whole : `${whole}.${fraction}`;
  return number.negative && /[1-9]/.test(unsigned) ? `-${unsigned}` : unsigned;
}
