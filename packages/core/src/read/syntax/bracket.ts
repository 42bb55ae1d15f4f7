import { type Code, report } from "../../diagnostic/diagnostic.ts";
import { isOpen } from "../slots.ts";
import type { Explanation } from "./problem.ts";

export const unclosedBracket: Code = {
  code: "read/unclosed-bracket",
  severity: "error",
  explain: `A { or [ is never closed, or a line below it is not indented deeper than the key that the bracket belongs to. Close it with } or ].`,
};

export const extraBracket: Code = {
  code: "read/extra-bracket",
  severity: "error",
  explain: `A } or ] closes nothing. Remove it, or look for the opening bracket that is missing further up.`,
};

export const comma: Code = {
  code: "read/comma",
  severity: "error",
  explain: `Between { } and [ ], exactly one comma stands between two entries. Here one is missing, or there is one too many; a comma behind the last entry is fine.`,
};

/** A bracket that is never closed: the innermost one before the place where the library gives up. */
export const bracketOpen: Explanation = ({ message, start }, { text, slots, at }) => {
  if (!/must (?:be sufficiently indented and )?end with/.test(message)) return undefined;
  const place = slots.findLast(({ token }) => isOpen(token) && token.offset < start)?.token?.offset;
  if (place === undefined) return undefined;
  const help = `close it with ${text[place] === "{" ? "}" : "]"}`;
  return report(unclosedBracket, at(place, place + 1), `the ${text[place]} is never closed`, { help });
};

/** A bracket that closes nothing. */
export const bracketClosed: Explanation = ({ message, start }, { text, at }) => {
  if (!/^Unexpected flow-(?:map|seq)-end/.test(message)) return undefined;
  return report(extraBracket, at(start, start + 1), `the ${text[start]} closes nothing`, { help: "remove it, or open it further up" });
};

/** A comma too many between brackets, or one too few. */
export const commas: Explanation = ({ message, start }, { at }) => {
  const span = at(start, start + 1);
  if (/^Unexpected (?:,|empty item) in flow/.test(message)) return report(comma, span, "the comma separates nothing", { help: "remove it" });
  if (!/^Missing , (?:or : )?between/.test(message)) return undefined;
  return report(comma, span, "a comma is missing before this", { help: "write a comma between the entries" });
};
