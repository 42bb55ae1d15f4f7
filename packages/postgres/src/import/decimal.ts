/** A number in a contract's spelling of decimals, exactly so many digits after the point; nothing where it has more, or does not fit. */
export function canonicalDecimal(text: string, precision: number, scale: number): string | undefined {
  const [, sign = "", whole = "", fraction = ""] = /^(-?)0*(\d+?)(?:\.(\d*?)0*)?$/u.exec(text) ?? [];
  if (whole === "" || fraction.length > scale || whole.replace(/^0$/u, "").length > precision - scale) return undefined;
  const digits = `${whole}${scale === 0 ? "" : `.${fraction.padEnd(scale, "0")}`}`;
  return /^[0.]*$/u.test(digits) ? digits : `${sign}${digits}`;
}
