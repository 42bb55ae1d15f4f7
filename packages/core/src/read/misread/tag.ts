import { type Code, report } from "../../diagnostic/diagnostic.ts";
import { remove } from "../../diagnostic/remedy.ts";
import { blanksAt, intended } from "../intended.ts";
import { endOf } from "../slots.ts";
import { inQuotes } from "../text.ts";
import { meantAsText, type Misread, type Reading } from "./misread.ts";

export const tag: Code = {
  code: "read/tag",
  severity: "error",
  explain: `A value that begins with ! is a tag in YAML, a note about the type of what follows; the word itself disappears from the value. Contracts have no tags. Where an expression begins with "not", put it in quotes.

  if: !deleted          an empty value with the tag "!deleted"
  if: "!deleted"        the expression

A tag that names a type (!!str, !!int, !!binary and the like) is removed, and text that looks like a number is put in quotes.

  zip: !!str 01234      refused
  zip: "01234"`,
};

/** Tags: an expression that begins with `!`, or a type's name that the contract does not need. */
export function* tags(reading: Reading): Generator<Misread> {
  const { text, written, slots, at } = reading;
  for (const { properties, token, inside, role } of slots) {
    const first = properties.find(({ type }) => type === "tag");
    if (first === undefined) continue;
    const { offset, source } = first;
    const end = endOf(first);
    const line = intended(text, offset, inside === "flow");
    const inLine = token === undefined || (token.offset <= line.end && !("items" in token) && !isBlock(text, token.offset));
    const message = `${source} is a tag to YAML, and no part of the value`;
    const next = end + blanksAt(text, end);
    if (inLine && role !== "key" && !source.startsWith("!!")) {
      yield meantAsText(reading, tag, at(offset, end), message, offset, line.end, false);
    } else if (inLine && source === "!!str" && token?.type === "scalar" && token.source !== "") {
      const value = written(next, line.end);
      const diagnostic = report(tag, at(offset, end), message, inQuotes(at(offset, line.end), value));
      yield { diagnostic, start: offset, end: line.end, meant: "text", value, stumbled: false };
    } else {
      const diagnostic = report(tag, at(offset, end), message, remove(at(offset, next), `remove ${source}`));
      yield { diagnostic, start: offset, end, meant: "blank", stumbled: false };
    }
  }
}

/** Whether a text on the lines below is announced here, by nothing but > or | and its modifiers. */
function isBlock(text: string, place: number): boolean {
  return /^[>|][-+0-9]*[ \t]*(?:#.*)?(?:\r?\n|$)/.test(text.slice(place, place + 1000));
}
