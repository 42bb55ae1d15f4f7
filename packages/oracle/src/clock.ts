/** What is meant by a text of date or time: a day, a time of day, a moment in UTC, or a moment of no zone. */
export type ClockKind = "date" | "time" | "timestamp" | "localDateTime";

/** A text of date or time, read: `micros` since 1970-01-01 (or midnight), cut at the microsecond; `digits` after the second, as written. */
export interface Clock {
  readonly micros: bigint;
  readonly digits: number;
  /** The digits after the second that do not fit into microseconds. */
  readonly beyond: string;
}

const day = "([0-9]{4})-([0-9]{2})-([0-9]{2})";
const hours = "([0-9]{2}):([0-9]{2}):([0-9]{2})(?:\\.([0-9]+))?";
const forms: Record<ClockKind, RegExp> = {
  date: new RegExp(`^${day}$`),
  time: new RegExp(`^()()()${hours}$`),
  timestamp: new RegExp(`^${day}T${hours}Z$`),
  localDateTime: new RegExp(`^${day}T${hours}$`),
};
export const microsPerDay = 86_400_000_000n;

/** Reads a canonical text of that kind with any number of digits: calendar kept, years 0001 to 9999, no 24:00, no leap second. Nothing if it is none. */
export function readClock(kind: ClockKind, text: string): Clock | undefined {
  const match = forms[kind].exec(text);
  if (match === null) return undefined;
  const part = (index: number): number => Number(match[index] ?? 0);
  const [year, month, date, hour, minute, second] = [part(1), part(2), part(3), part(4), part(5), part(6)] as const;
  if (kind !== "time" && (year < 1 || month < 1 || month > 12 || date < 1 || date > daysIn(year, month))) return undefined;
  if (hour > 23 || minute > 59 || second > 59) return undefined;
  const fraction = match[7] ?? "";
  const seconds = BigInt((hour * 60 + minute) * 60 + second);
  const days = kind === "time" ? 0n : BigInt(daysBefore(year, month, date));
  const micros = days * microsPerDay + seconds * 1_000_000n + BigInt(fraction.slice(0, 6).padEnd(6, "0"));
  return { micros, digits: fraction.length, beyond: fraction.slice(6) };
}

/** The text of that kind with exactly `digits` (0, 3 or 6) after the second. A moment out of the range of years keeps its real year, which no kind accepts. */
export function writeClock(kind: ClockKind, micros: bigint, digits: number): string {
  const days = floorDivide(micros, microsPerDay);
  const inDay = micros - days * microsPerDay;
  const pad = (value: bigint | number, length: number): string => value.toString().padStart(length, "0");
  const seconds = inDay / 1_000_000n;
  const fraction = digits === 0 ? "" : `.${pad(inDay % 1_000_000n, 6).slice(0, digits)}`;
  const wholeHours = kind === "time" ? seconds / 3600n + days * 24n : seconds / 3600n;
  const clock = `${pad(wholeHours, 2)}:${pad((seconds / 60n) % 60n, 2)}:${pad(seconds % 60n, 2)}${fraction}`;
  if (kind === "time") return clock;
  const [year, month, date] = dateOf(Number(days));
  const calendar = `${pad(year, 4)}-${pad(month, 2)}-${pad(date, 2)}`;
  return kind === "date" ? calendar : `${calendar}T${clock}${kind === "timestamp" ? "Z" : ""}`;
}

/** Days of the month in the Gregorian calendar, also before it was used. */
export function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** Days from 1970-01-01 to the date; negative before it. */
function daysBefore(year: number, month: number, date: number): number {
  const past = year - 1;
  let days = past * 365 + Math.floor(past / 4) - Math.floor(past / 100) + Math.floor(past / 400) - 719_162;
  for (let each = 1; each < month; each += 1) days += daysIn(year, each);
  return days + date - 1;
}

function dateOf(days: number): readonly [year: number, month: number, date: number] {
  let year = 1970 + Math.floor(days / 365.2425);
  while (daysBefore(year, 1, 1) > days) year -= 1;
  while (daysBefore(year + 1, 1, 1) <= days) year += 1;
  let month = 1;
  while (month < 12 && daysBefore(year, month + 1, 1) <= days) month += 1;
  return [year, month, days - daysBefore(year, month, 1) + 1];
}

/** Division rounded down. */
export function floorDivide(value: bigint, by: bigint): bigint {
  const cut = value / by;
  return value % by < 0n ? cut - 1n : cut;
}
