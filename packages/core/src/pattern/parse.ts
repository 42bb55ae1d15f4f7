import { codePoints } from "../source/measure.ts";
import { notClosed, nothingToMatch, badCount, notPortable, tooLarge } from "./codes.ts";
import type { Code } from "../diagnostic/diagnostic.ts";
import { parseClass } from "./class.ts";
import { escaped } from "./escape.ts";
import { sizeOf } from "./facts.ts";
import type { Pattern, PatternNode } from "./pattern.ts";
import { Problem, Reader } from "./reader.ts";

/** What is wrong with a pattern, and where: UTF-16 offsets into its text, `end` exclusive. */
export interface PatternProblem {
  readonly code: Code;
  readonly start: number;
  readonly end: number;
  readonly message: string;
  readonly help: string;
}

/** Characters of a pattern's text. */
const longest = 1000;
const deepest = 20;
/** Classes and characters once every count is written out; RE2 compiles about that many in a millisecond. */
const largest = 4000;

/**
 * Reads a pattern of the portable subset, which JavaScript, PostgreSQL and RE2 read alike once printed by `printPattern`.
 * Plain groups `(…)` are read as `(?:…)`, since nothing is captured. The first thing that is wrong is handed back with its range.
 */
export function parsePattern(source: string): { readonly pattern: Pattern } | { readonly problem: PatternProblem } {
  try {
    const reader = new Reader(source);
    if (codePoints(source) > longest) {
      throw new Problem(tooLarge, 0, source.length, `the pattern is longer than ${longest} characters`, "say lengths with minLength and maxLength");
    }
    reader.refuseUnreadable();
    const tree = alternatives(reader, 0);
    if (!reader.done) {
      throw new Problem(notClosed, reader.at, reader.at + 1, "this group was never opened", "remove the ) or write \\) for the character");
    }
    refuseLarge(tree, source);
    return { pattern: { source, tree } };
  } catch (error) {
    if (error instanceof Problem) return { problem: error.asData() };
    throw error;
  }
}

function alternatives(reader: Reader, depth: number): PatternNode {
  const items = [sequence(reader, depth)];
  while (reader.take("|")) items.push(sequence(reader, depth));
  return items.length === 1 ? (items[0] as PatternNode) : { is: "alternatives", items };
}

function sequence(reader: Reader, depth: number): PatternNode {
  const start = reader.at;
  const items: PatternNode[] = [];
  while (!reader.done && !reader.sees("|") && !reader.sees(")")) items.push(repeated(reader, depth));
  if (items.length === 0) {
    throw new Problem(
      nothingToMatch, start === 0 ? 0 : start - 1, Math.min(start + 1, reader.text.length),
      start === 0 && reader.done ? "the pattern is empty" : "one side of this matches nothing", "write ? behind a part that may be left away",
    );
  }
  return items.length === 1 ? (items[0] as PatternNode) : { is: "sequence", items };
}

function repeated(reader: Reader, depth: number): PatternNode {
  const item = atom(reader, depth);
  const start = reader.at;
  const count = counted(reader);
  if (count === undefined) return item;
  const lazy = reader.at;
  if (counted(reader) !== undefined) {
    const text = reader.text.slice(lazy, reader.at);
    throw text === "?"
      ? new Problem(
        notPortable,
        start,
        reader.at,
        "lazy counts are not portable",
        `write ${reader.text.slice(start, lazy)}: the whole text is matched, so it makes no difference`,
      )
      : text === "+"
        ? new Problem(notPortable, start, reader.at, "possessive counts are not portable", `write ${reader.text.slice(start, lazy)}`)
        : new Problem(notPortable, lazy, reader.at, "a count cannot follow a count", "put the counted part in a group (?:…)");
  }
  return { is: "repeat", item, ...count };
}

function counted(reader: Reader): { readonly least: number; readonly most: number | undefined } | undefined {
  if (reader.take("*")) return { least: 0, most: undefined };
  if (reader.take("+")) return { least: 1, most: undefined };
  if (reader.take("?")) return { least: 0, most: 1 };
  if (!reader.sees("{")) return undefined;
  const start = reader.at;
  const written = /^\{(\d+)(?:(,)(\d*))?\}/.exec(reader.text.slice(start));
  if (written === null) {
    const close = reader.text.indexOf("}", start);
    throw new Problem(
      badCount, start, close < 0 ? start + 1 : close + 1,
      "this is no count", "write {m}, {m,} or {m,n}, or \\{ for the character",
    );
  }
  reader.at += written[0].length;
  const least = Number(written[1]);
  const most = written[2] === undefined ? least : written[3] === "" ? undefined : Number(written[3]);
  if (least > 255 || (most ?? 0) > 255) {
    throw new Problem(badCount, start, reader.at, "counts go up to 255", "say longer limits with minLength and maxLength");
  }
  if (most !== undefined && least > most) {
    throw new Problem(badCount, start, reader.at, `the count ends before it begins`, `write {${most},${least}}`);
  }
  if (most === 0) {
    throw new Problem(badCount, start, reader.at, "what is repeated 0 times matches nothing", "remove it");
  }
  return { least, most };
}

function atom(reader: Reader, depth: number): PatternNode {
  const start = reader.at;
  if (reader.take("(")) return group(reader, start, depth + 1);
  if (reader.take("[")) return parseClass(reader, start);
  if (reader.take("\\")) return escaped(reader, start);
  refuseSpecial(reader);
  return { is: "literal", codePoint: reader.next() };
}

function group(reader: Reader, start: number, depth: number): PatternNode {
  if (depth > deepest) throw new Problem(tooLarge, start, start + 1, `groups are nested deeper than ${deepest}`, "write it flatter");
  if (reader.take("?")) {
    if (!reader.take(":")) {
      const word = /^(?:<=|<!|=|!|<[^>]*>|P<[^>]*>|P=\w*|>|#[^)]*|[a-zA-Z]*(?:-[a-zA-Z]*)?[:)]?)/.exec(reader.text.slice(reader.at))?.[0] ?? "";
      const [what, help] = specialGroup(word);
      throw new Problem(notPortable, start, reader.at + word.length, what, help);
    }
  }
  if (reader.sees(")")) {
    throw new Problem(nothingToMatch, start, reader.at + 1, "the group is empty", "remove it");
  }
  const tree = alternatives(reader, depth);
  if (!reader.take(")")) throw new Problem(notClosed, start, start + 1, "this group is never closed", "add ) or write \\( for the character");
  return tree;
}

function specialGroup(word: string): readonly [message: string, help: string] {
  if (word === "=" || word === "<=") return ["look-around is not portable", "say a second demand as a check, a length with minLength and maxLength"];
  if (word === "!" || word === "<!") return ["look-around is not portable", "say what is allowed instead of what is not"];
  if (/^P?</.test(word)) return ["named groups are not portable", "write (?:…): nothing is captured"];
  if (word.startsWith("P=")) return ["back-references are not portable", "write the part out"];
  if (word === ">") return ["atomic groups are not portable", "write (?:…)"];
  if (word.startsWith("#")) return ["comments in patterns are not portable", "use description"];
  return ["flags are not portable", "write both cases in a class: [Aa]"];
}

const specials: Readonly<Record<string, readonly [code: Code, message: string, help: string]>> = {
  ".": [notPortable, "engines disagree about what . matches", "write [^\\n] for any character but a newline, \\. for a full stop"],
  "^": [notPortable, "a pattern always describes the whole text", "remove ^, or write \\^ for the character"],
  "$": [notPortable, "a pattern always describes the whole text", "remove $, or write \\$ for the character"],
  "*": [nothingToMatch, "there is nothing to repeat", "write \\* for the character"],
  "+": [nothingToMatch, "there is nothing to repeat", "write \\+ for the character"],
  "?": [nothingToMatch, "there is nothing to repeat", "write \\? for the character"],
  "{": [nothingToMatch, "there is nothing to repeat", "write \\{ for the character"],
  "}": [notClosed, "this count was never opened", "write \\} for the character"],
  "]": [notClosed, "this class was never opened", "write \\] for the character"],
};

function refuseSpecial(reader: Reader): void {
  const special = specials[reader.text[reader.at] as string];
  if (special === undefined) return;
  const [code, message, help] = special;
  throw new Problem(code, reader.at, reader.at + 1, message, help);
}

/** RE2 multiplies the counts of nested repetitions and refuses more than 1,000 (re2/re2.h, `kMaxRepeat`). */
function refuseLarge(tree: PatternNode, source: string): void {
  const { size, nested } = sizeOf(tree);
  if (nested > 1000) {
    throw new Problem(badCount, 0, source.length, "nested counts come to more than 1,000", "say lengths with minLength and maxLength");
  }
  if (size > largest) {
    throw new Problem(tooLarge, 0, source.length, `written out, the pattern has more than ${largest} characters`, "say lengths with minLength and maxLength");
  }
}
