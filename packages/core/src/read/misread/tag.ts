import { type Code, report } from "../../diagnostic/diagnostic.ts";
import { intended } from "../intended.ts";
import { quoted } from "../quote.ts";
import { quoteFix } from "../text.ts";
import type { Misread, Reading } from "./misread.ts";

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
export function* tags({ file, text, written, slots, at }: Reading): Generator<Misread> {
  for (const slot of slots) {
    const first = slot.properties.find(({ type }) => type === "tag");
    if (first === undefined) continue;
    const { offset, source } = first;
    const end = offset + source.length;
    const line = intended(text, offset, slot.inside === "flow");
    const inLine = slot.token === undefined || (slot.token.offset <= line.end && !("items" in slot.token) && !isBlock(text, slot.token.offset));
    const message = `${source} is a tag to YAML, and no part of the value`;
    if (inLine && slot.role !== "key" && !source.startsWith("!!")) {
      const whole = written(offset, line.end);
      const diagnostic = report(tag, at(offset, end), message, { help: `write ${quoted(whole, file)}`, fix: quoteFix(at(offset, line.end), whole) });
      yield { diagnostic, start: offset, end: line.end, meant: "text", stumbled: false };
      continue;
    }
    const next = end + (/^[ \t]*/.exec(text.slice(end, end + 100))?.[0].length ?? 0);
    if (source === "!!str" && slot.token?.type === "scalar" && slot.token.source !== "" && inLine) {
      const value = written(next, line.end);
      const diagnostic = report(tag, at(offset, end), message, { help: `write ${quoted(value, file)}`, fix: quoteFix(at(offset, line.end), value) });
      yield { diagnostic, start: offset, end: line.end, meant: "text", value, stumbled: false };
      continue;
    }
    const fix = { title: `remove ${source}`, edits: [{ span: at(offset, next), text: "" }] };
    const diagnostic = report(tag, at(offset, end), message, { help: "contracts have no tags; remove it", fix });
    yield { diagnostic, start: offset, end, meant: "blank", stumbled: false };
  }
}

/** Whether a text on the lines below is announced here, by nothing but > or | and its modifiers. */
function isBlock(text: string, place: number): boolean {
  return /^[>|][-+0-9]*[ \t]*(?:#.*)?(?:\r?\n|$)/.test(text.slice(place, place + 1000));
}
