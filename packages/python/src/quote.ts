import type { Json } from "@concord/core";

/** Characters that a reader would not see, or that some editor takes for a line's end. */
const hidden = /[\u007f-\u009f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff]/g;

/** A string literal. What JSON escapes, Python escapes alike; half a character stays an escape. */
export function text(value: string): string {
  return JSON.stringify(value).replace(hidden, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

/** A regular expression: as a raw string, where one can hold it, so that people can read it. */
export function regex(source: string): string {
  return /^[\x20-\x7e]*$/.test(source) && !source.includes('"') && !source.endsWith("\\") ? `r"${source}"` : text(source);
}

/** A JSON value as an expression. */
export function literal(value: Json): string {
  if (typeof value === "string") return text(value);
  if (typeof value === "number") return number(value);
  if (value === null) return "None";
  if (typeof value === "boolean") return value ? "True" : "False";
  if (Array.isArray(value)) return `[${(value as readonly Json[]).map(literal).join(", ")}]`;
  return `{${Object.entries(value).map(([key, member]) => `${text(key)}: ${literal(member as Json)}`).join(", ")}}`;
}

/** A number; -0 is 0. */
export function number(value: number): string {
  return value === 0 ? "0" : String(value);
}

/** A tuple; one of a single member ends with a comma. */
export function tuple(members: readonly string[]): string {
  return members.length === 1 ? `(${members[0]},)` : `(${members.join(", ")})`;
}

/** The docstring of a class or function, or nothing for no text. */
export function docstring(of: string, indent: string): string {
  const lines = of.trim().split(/\r\n|[\r\n\u2028\u2029\v\f\u0085]/).map((line) => text(line).slice(1, -1));
  if (lines.length === 1) return lines[0] === "" ? "" : `${indent}"""${lines[0]}"""\n`;
  return `${indent}"""${lines.map((line, index) => (index === 0 || line === "" ? line : indent + line)).join("\n")}\n${indent}"""\n`;
}

/** A comment on one line. */
export function comment(of: string): string {
  return `# ${of.replace(/[\r\n\u2028\u2029\v\f\u0085]+/g, " ").replace(hidden, " ").replace(/[\0-\x1f]/g, " ")}\n`;
}
