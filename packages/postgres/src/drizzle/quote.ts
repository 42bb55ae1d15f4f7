import { typeScriptString } from "@concord/core";

/** A text as a string literal. */
export const text: (of: string) => string = typeScriptString;

/** SQL as it stands, which Drizzle takes for a value of its own. */
export function raw(statement: string): string {
  return `sql.raw(${text(statement)})`;
}

/** A property of something in code. */
export function property(of: string, name: string): string {
  return /^[A-Za-z_$][A-Za-z0-9_$]*$/u.test(name) ? `${of}.${name}` : `${of}[${text(name)}]`;
}

/** An object literal of what is there; nothing for an empty one. */
export function options(given: Readonly<Record<string, string | undefined>>): string {
  const members = Object.entries(given).flatMap(([name, value]) => (value === undefined ? [] : [`${name}: ${value}`]));
  return members.length === 0 ? "" : `{ ${members.join(", ")} }`;
}

/**
 * SQL as Drizzle Kit leaves it whole. It keeps a check or an index as one text with semicolons between its parts, and a policy with double hyphens, and takes the text apart there; in string constants both are
 * written as escapes, which the server reads as the same constant.
 */
export function kept(statement: string): string {
  return raw(statement.replaceAll(/\bE'(?:[^'\\]|\\[^]|'')*'|'(?:[^']|'')*'|"(?:[^"]|"")*"/gu, (token) => {
    if (token.startsWith('"') || !/;|--|,,/u.test(token)) return token;
    const escaped = token.startsWith("E") ? token.slice(1) : token.replaceAll("\\", "\\\\");
    return `E${escaped.replaceAll(";", "\\x3b").replaceAll("--", "-\\x2d").replaceAll(",,", ",\\x2c")}`;
  }));
}
