import { notClosed, notPortable } from "./codes.ts";
import type { PatternNode } from "./pattern.ts";
import { Problem, type Reader } from "./reader.ts";

/** The decimal digits of ASCII; `\d` never means others, though it does in some of PostgreSQL's locales. */
export const digits: PatternNode = { is: "class", negated: false, ranges: [[0x30, 0x39]] };

const controls: Readonly<Record<string, number>> = { n: 0x0a, r: 0x0d, t: 0x09 };
const escapable = ".*+?()[]{}|^$\\/-";

/** What people write and the portable spelling of it. */
const spelled: Readonly<Record<string, readonly [message: string, help: string]>> = {
  w: ["\\w is not portable", "write [A-Za-z0-9_]"],
  W: ["\\W is not portable", "write [^A-Za-z0-9_]"],
  s: ["\\s is not portable", "write [ \\t\\r\\n]"],
  S: ["\\S is not portable", "write [^ \\t\\r\\n]"],
  D: ["\\D is not portable", "write [^0-9]"],
  b: ["\\b is not portable", "say what stands before and after the word"],
  B: ["\\B is not portable", "say what stands before and after"],
  A: ["\\A is not portable", "remove it: a pattern always describes the whole text"],
  z: ["\\z is not portable", "remove it: a pattern always describes the whole text"],
  Z: ["\\Z is not portable", "remove it: a pattern always describes the whole text"],
  p: ["\\p is not portable", "write the ranges of the characters in a class"],
  P: ["\\P is not portable", "write the ranges of the characters in a class"],
  u: ["\\u is not portable", "write the character itself"],
  x: ["\\x is not portable", "write the character itself"],
  c: ["\\c is not portable", "write \\t, \\n or \\r"],
  k: ["back-references are not portable", "write the part out"],
  "0": ["U+0000 cannot stand in a pattern", "remove it"],
};

/** What follows a backslash, outside of classes and inside. The backslash is taken. */
export function escaped(reader: Reader, start: number): PatternNode {
  if (reader.done) {
    throw new Problem(notClosed, start, start + 1, "nothing follows the backslash", "write \\\\ for the character");
  }
  const codePoint = reader.next();
  const character = String.fromCodePoint(codePoint);
  if (character === "d") return digits;
  const control = controls[character];
  if (control !== undefined) return { is: "literal", codePoint: control };
  if (escapable.includes(character)) return { is: "literal", codePoint };
  const known = /[1-9]/.test(character) ? spelled["k"] : spelled[character];
  const [message, help] = known ?? [`\\${character} is not portable`, `write ${character} without the backslash`];
  throw new Problem(notPortable, start, start + escapeLength(reader.text.slice(start)), message, help);
}

function escapeLength(text: string): number {
  return (/^\\(?:u\{[^}]*\}|u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|[pP]\{[^}]*\}|k<[^>]*>|\d+|[^])/u.exec(text) as RegExpExecArray)[0].length;
}
