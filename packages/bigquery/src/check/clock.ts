/**
 * A date or time as a column reads it. `respelled`: the column holds the moment, but spells it in another way (one-digit months, second 60, a lower-case
 * `t`, an offset). Source: docs, GoogleSQL data types, canonical formats of DATE, TIME, DATETIME and TIMESTAMP.
 */
export type ReadClock = { readonly text: string } | "respelled" | "invalid";

const date = /^([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})$/;
const time = /^([0-9]{1,2}):([0-9]{1,2}):([0-9]{1,2})(?:\.([0-9]{1,6}))?$/;
const zone = /(?:[Zz]|[+-][0-9]{1,2}(?::[0-9]{2})?| ?[A-Z][A-Za-z_]+\/[A-Za-z_]+)$/;

/** Reads the value of a DATE. */
export function readDate(text: string): ReadClock {
  const parts = date.exec(text);
  if (parts === null) return "invalid";
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  if (year < 1 || month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return "invalid";
  return parts[2]?.length === 2 && parts[3]?.length === 2 ? { text } : "respelled";
}

/** Reads the value of a TIME, DATETIME or TIMESTAMP. Canonical here: `T` between date and time, two digits each, `Z` on a TIMESTAMP. */
export function readClock(text: string, type: "TIME" | "DATETIME" | "TIMESTAMP"): ReadClock {
  if (type === "TIME") return readTime(text);
  const at = text.search(/[Tt ]/);
  if (at === -1) return readDate(text) === "invalid" ? "invalid" : "respelled";
  const rest = text.slice(at + 1);
  const clock = type === "TIMESTAMP" ? rest.replace(zone, "") : rest;
  const [day, hours] = [readDate(text.slice(0, at)), readTime(clock)];
  if (day === "invalid" || hours === "invalid") return "invalid";
  const spelled = text[at] === "T" && (type === "TIMESTAMP" ? rest === `${clock}Z` : true);
  return day === "respelled" || hours === "respelled" || !spelled ? "respelled" : { text };
}

function readTime(text: string): ReadClock {
  const parts = time.exec(text);
  if (parts === null) return "invalid";
  const [hour, minute, second] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  if (hour > 23 || minute > 59 || second > 60) return "invalid";
  const long = [parts[1], parts[2], parts[3]].every((part) => part?.length === 2);
  return long && second < 60 ? { text } : "respelled";
}

function daysIn(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}
