import type { Json } from "@concord/core";
import { quote } from "../quote.ts";

/** Names that need no quotes as a property; a name of a contract is one unless it is a key of a map. */
const plain = /^[A-Za-z_$][A-Za-z0-9_$]*$/;

/** A string literal: as in JSON. */
export function text(value: string): string {
  return quote(value);
}

/** The name of a property in a type or an object literal. */
export function property(name: string): string {
  return plain.test(name) ? name : text(name);
}

/** A JSON value as an expression; a key `__proto__` is a computed one, since as a literal it would set the prototype. */
export function literal(value: Json): string {
  if (typeof value === "string") return text(value);
  if (typeof value === "number") return number(value);
  if (value === null || typeof value !== "object") return String(value);
  if (Array.isArray(value)) return `[${(value as readonly Json[]).map(literal).join(", ")}]`;
  const members = Object.entries(value).map(([key, member]) => `${key === "__proto__" ? '["__proto__"]' : property(key)}: ${literal(member as Json)}`);
  return members.length === 0 ? "{}" : `{ ${members.join(", ")} }`;
}

/** A number literal; -0 is 0. */
export function number(value: number): string {
  return value === 0 ? "0" : String(value);
}

/** A regular expression literal with flag `u`; the engine's own printer escapes `/` and line ends. */
export function regex(source: string): string {
  const made = literals.get(source) ?? `/${new RegExp(source, "u").source}/u`;
  literals.set(source, made);
  return made;
}

/** Contracts have few patterns and many fields. */
const literals = new Map<string, string>();

/** A doc comment of these paragraphs, or nothing; what would end it is written apart. */
export function docComment(paragraphs: readonly string[], indent: string): string {
  const lines = paragraphs.filter((each) => each.trim() !== "").join("\n").replaceAll("*/", "*\\/").split(/\r\n|[\r\n\u2028\u2029]/);
  if (lines.length === 1 && lines[0] === "") return "";
  if (lines.length === 1) return `${indent}/** ${lines[0]} */\n`;
  return `${indent}/**\n${lines.map((line) => `${indent} * ${line}`.trimEnd()).join("\n")}\n${indent} */\n`;
}

/** A comment on one line. */
export function lineComment(of: string): string {
  return `// ${of.replace(/[\r\n\u2028\u2029]+/g, " ")}\n`;
}
