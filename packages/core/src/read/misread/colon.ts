import { type Code, report } from "../../diagnostic/diagnostic.ts";
import { intended } from "../intended.ts";
import { quoted } from "../quote.ts";
import { comma } from "../syntax.ts";
import { quoteFix } from "../text.ts";
import type { Misread, Reading } from "./misread.ts";

export const colonInText: Code = {
  code: "read/colon-in-text",
  severity: "error",
  explain: `A colon followed by a space makes a key of what stands before it, and a second key on one line is not allowed. Put the text in quotes.

  message: Note: read this            refused
  message: "Note: read this"          a text`,
};

export const conditional: Code = {
  code: "read/conditional",
  severity: "error",
  explain: `The colon of a ? b : c makes a key of what stands before it, as every colon followed by a space does in YAML. Put the expression in quotes, or under >- on the next line.

  if: open ? a == null : a != null              refused
  if: "open ? a == null : a != null"            the expression
  if: >-
    open ? a == null : a != null`,
};

/** A second colon on a key's line. */
export function* colons({ file, text, written, problems, slots, at }: Reading): Generator<Misread> {
  for (const problem of problems) {
    if (problem.code !== "BLOCK_AS_IMPLICIT_KEY" && problem.code !== "BLOCK_IN_FLOW") continue;
    if (problems.some(({ code, start }) => code === "MULTILINE_IMPLICIT_KEY" && start === problem.start)) continue;
    const slot = slots.find(({ token, role }) => token?.type === "block-map" && token.offset === problem.start && role !== "key");
    if (slot?.token?.type !== "block-map" || text[problem.start] === "?") continue;
    const line = intended(text, slot.start, slot.inside === "flow");
    const colon = slot.token.items[0]?.sep?.find(({ type }) => type === "map-value-ind");
    if (colon === undefined || colon.offset >= line.end) continue;
    const whole = written(slot.start, line.end);
    const missing = slot.inside === "flow" ? missingComma(written(slot.start, colon.offset)) : undefined;
    if (missing !== undefined) {
      const place = slot.start + missing;
      const name = written(place, colon.offset);
      const gap = slot.start + text.slice(slot.start, place).trimEnd().length;
      const fix = { title: "write a comma", edits: [{ span: at(gap, place), text: ", " }] };
      const diagnostic = report(comma, at(place, colon.offset), `a comma is missing before ${name}`, { help: `write a comma before ${name}`, fix });
      yield { diagnostic, start: gap, end: place, meant: "comma", stumbled: true };
      continue;
    }
    const isConditional = text.slice(slot.start, colon.offset).includes("?") && text[colon.offset - 1] === " ";
    const message = isConditional ? "the colon of a conditional makes a key of what stands before it" : "a second colon on the line makes another key";
    const more = { help: `write ${quoted(whole, file)}`, fix: quoteFix(at(slot.start, line.end), whole) };
    const diagnostic = report(isConditional ? conditional : colonInText, at(colon.offset, colon.offset + 1), message, more);
    yield { diagnostic, start: slot.start, end: line.end, meant: "text", stumbled: true };
  }
}

/** Where the key begins in `40 maxItems` and `'x' name`: a value that is none of text's beginnings, and a word. */
function missingComma(beforeColon: string): number | undefined {
  const found = /^(?:-?[0-9][0-9.]*|true|false|null|'[^']*'|"[^"]*"|[a-z][A-Za-z0-9]*)\s+(?=[a-z][A-Za-z0-9]*$)/.exec(beforeColon);
  return found?.[0].length;
}
