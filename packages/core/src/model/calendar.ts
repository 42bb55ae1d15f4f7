const days = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** `YYYY-MM-DD`, year 0001 to 9999, a day that the Gregorian calendar has. */
export function isDate(text: string): boolean {
  const match = /^([0-9]{4})-([0-9]{2})-([0-9]{2})$/u.exec(text);
  if (match === null) return false;
  const [year, month, day] = match.slice(1).map(Number) as [number, number, number];
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= (days[month - 1] as number) + (month === 2 && leap ? 1 : 0);
}

/** `HH:MM:SS` and exactly `precision` digits after a point, before 24:00, without leap seconds. */
export function isTime(text: string, precision: number): boolean {
  const match = /^([0-9]{2}):([0-9]{2}):([0-9]{2})(?:\.([0-9]+))?$/u.exec(text);
  return match !== null && Number(match[1]) < 24 && Number(match[2]) < 60 && Number(match[3]) < 60 && (match[4] ?? "").length === precision;
}
