/**
 * Microseconds since 1970 of a text `YYYY-MM-DDTHH:MM:SS(.f+)Z` that names a day of the calendar from year 1 and a time before 24:00;
 * `digits` after the second as written, of which those beyond the sixth are cut. Nothing if the text is no such instant.
 */
export function instantOf(text: string): { readonly micros: bigint; readonly digits: number } | undefined {
  const match = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2})(?:\.(\d+))?Z$/.exec(text);
  if (match === null) return undefined;
  const millis = Date.parse(`${match[1]}Z`);
  const exists = !Number.isNaN(millis) && new Date(millis).toISOString().startsWith(match[1] as string) && !text.startsWith("0000");
  if (!exists) return undefined;
  const fraction = match[2] ?? "";
  return { micros: BigInt(millis) * 1000n + BigInt(fraction.slice(0, 6).padEnd(6, "0")), digits: fraction.length };
}

/** The instant as canonical text with exactly so many digits after the second. */
export function instantText(micros: bigint, digits: number): string {
  const second = micros - (((micros % 1_000_000n) + 1_000_000n) % 1_000_000n);
  const whole = new Date(Number(second / 1000n)).toISOString().slice(0, 19);
  const fraction = (micros - second).toString().padStart(6, "0").slice(0, digits);
  return `${whole}${digits === 0 ? "" : `.${fraction}`}Z`;
}
