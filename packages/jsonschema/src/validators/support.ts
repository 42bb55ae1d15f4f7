import { messages, unknownKeyWords } from "@concord/core";

/** The functions that generated validators share, as JavaScript: a file holds those that it calls, so that it imports nothing. Each is total over JSON. */

export type SupportName =
  | "hasOwn" | "result" | "refuse" | "wrongType" | "brokenText" | "broken" | "unknownKeys"
  | "isFine" | "isObject" | "isRecord" | "isText" | "codePoints" | "bytesIn" | "isJson"
  | "isUnique" | "fingerprint" | "same" | "among" | "own" | "whole" | "units" | "micros";

interface Support { readonly calls: readonly SupportName[]; readonly text: string }

export const support: Readonly<Record<SupportName, Support>> = {
  hasOwn: { calls: [], text: String.raw`
const { hasOwn } = Object;
` },
  result: { calls: [], text: String.raw`
const result = (value, issues) => (issues.length === 0 ? { success: true, data: value } : { success: false, error: { issues } });
` },
  refuse: { calls: [], text: String.raw`
const refuse = (issues, path, code, message) => issues.push({ code, path, message });
` },
  wrongType: { calls: ["refuse"], text: String.raw`
const wrongType = (issues, path, message, value, code = "invalid_type") => refuse(issues, path, code, value === undefined ? ${JSON.stringify(messages.required)} : message);
` },
  brokenText: { calls: ["refuse"], text: String.raw`
const brokenText = (issues, path) => refuse(issues, path, "invalid_format", ${JSON.stringify(messages.badText)});
` },
  broken: { calls: [], text: String.raw`
const broken = (issues, check, message) => issues.push({ code: "custom", path: [], message, params: { check } });
` },
  unknownKeys: { calls: [], text: String.raw`
function unknownKeys(issues, path, value, known) {
  const keys = Object.keys(value).filter((key) => !known.has(key));
  const message = (keys.length === 1 ? ${JSON.stringify(unknownKeyWords.one)} : ${JSON.stringify(unknownKeyWords.several)}) + ${JSON.stringify(unknownKeyWords.end)} + keys.join(", ");
  if (keys.length > 0) issues.push({ code: "unrecognized_keys", path, message, keys });
}
` },
  isFine: { calls: [], text: String.raw`
/** Whether these fields are valid by themselves. */
const isFine = (issues, names) => issues.length === 0 || issues.every(({ path }) => path.length === 0 || !names.includes(path[0]));
` },
  isObject: { calls: [], text: String.raw`
const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
` },
  isRecord: { calls: ["isObject"], text: String.raw`
/** An object as JSON makes one: no list, no instance of a class. */
function isRecord(value) {
  if (!isObject(value)) return false;
  const prototype = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}
` },
  isText: { calls: [], text: String.raw`
/** Text that every store can hold: no lone surrogate and no U+0000. */
const isText = (text) => text.isWellFormed() && !text.includes("\0");
` },
  codePoints: { calls: [], text: String.raw`
function codePoints(text) {
  let count = 0;
  for (let index = 0; index < text.length; index += text.codePointAt(index) > 0xffff ? 2 : 1) count += 1;
  return count;
}
` },
  bytesIn: { calls: [], text: String.raw`
const bytesIn = (base64) => (base64.length / 4) * 3 - (base64.endsWith("==") ? 2 : base64.endsWith("=") ? 1 : 0);
` },
  isJson: { calls: ["isText", "isRecord"], text: String.raw`
/** JSON without null at its top; documents: as a document store holds it, without a list directly in a list (isMember: it is in one), an empty key or one like "__name__". */
function isJson(whole, documents, isMember = false) {
  if (whole === null) return false;
  const waiting = [whole];
  const lists = [isMember];
  while (waiting.length > 0) {
    const value = waiting.pop();
    const inList = lists.pop();
    if (value === null || typeof value === "boolean" || (typeof value === "number" && Number.isFinite(value))) continue;
    if (typeof value === "string") {
      if (!isText(value)) return false;
    } else if (Array.isArray(value)) {
      if (inList && documents) return false;
      for (const member of value) lists.push(waiting.push(member) > 0);
    } else if (isRecord(value)) {
      for (const key of Object.keys(value)) {
        if (!isText(key) || (documents && (key === "" || /^__[^]*__$/.test(key)))) return false;
        lists.push(waiting.push(value[key]) === 0);
      }
    } else return false;
  }
  return true;
}
` },
  isUnique: { calls: ["fingerprint"], text: String.raw`
const isUnique = (list) => new Set(list.map(fingerprint)).size === list.length;
` },
  fingerprint: { calls: ["isObject"], text: String.raw`
/** A text that equal values of one type share and others do not. */
function fingerprint(value) {
  if (Array.isArray(value)) return "[" + value.map(fingerprint).join(",") + "]";
  if (!isObject(value)) return JSON.stringify(value);
  const keys = Object.keys(value).filter((key) => value[key] !== undefined).sort();
  return "{" + keys.map((key) => JSON.stringify(key) + ":" + fingerprint(value[key])).join(",") + "}";
}
` },
  same: { calls: [], text: String.raw`
const same = (one, other) => (one ?? null) === (other ?? null);
` },
  among: { calls: [], text: String.raw`
const among = (value, list) => value !== undefined && value !== null && list?.includes(value) === true;
` },
  own: { calls: ["hasOwn"], text: String.raw`
const own = (value, key) => (value !== undefined && value !== null && hasOwn(value, key) ? value[key] : undefined);
` },
  whole: { calls: [], text: String.raw`
/** A whole number of 64 bits. What is none is 0: its field says so itself. */
const whole = (digits) => (digits === undefined || digits === null ? undefined : /^-?[0-9]+$/.test(digits) ? BigInt(digits) : 0n);
` },
  units: { calls: [], text: String.raw`
/** A decimal as a whole number of 10^-scale. What is none is 0: its field says so itself. */
function units(value, scale) {
  if (value === undefined || value === null) return undefined;
  const [, before, after = ""] = /^(-?[0-9]+)(?:\.([0-9]+))?$/.exec(value) ?? [];
  return before === undefined ? 0n : BigInt(before + after.padEnd(scale, "0"));
}
` },
  micros: { calls: [], text: String.raw`
/** A moment, a day and time, or a time of day in microseconds; digits beyond those are cut. What is none of them is 0: its field says so itself. */
function micros(value) {
  if (value === undefined || value === null) return undefined;
  const [, day = "1970-01-01T", clock, fraction = ""] = /^([0-9-]{10}T)?([0-9:]{8})(?:\.([0-9]+))?Z?$/.exec(value) ?? [];
  const milliseconds = clock === undefined ? NaN : Date.parse(day + clock + "Z");
  return Number.isNaN(milliseconds) ? 0n : BigInt(milliseconds) * 1000n + BigInt(fraction.slice(0, 6).padEnd(6, "0"));
}
` },
};
