import { type Code, report } from "../../diagnostic/diagnostic.ts";
import { intended } from "../intended.ts";
import { quoted } from "../quote.ts";
import { quoteFix } from "../text.ts";
import type { Misread, Reading } from "./misread.ts";

export const startsWithMark: Code = {
  code: "read/starts-with-mark",
  severity: "error",
  explain: `A value without quotes must not begin with one of YAML's own marks: > and | announce a text on the lines below, a dash with a space begins a list, a question mark with a space a key, and @ \` % , are reserved. Put the value in quotes.

  where: >= 3            refused
  where: ">= 3"          a text`,
};

/** Values that begin with a character that means something else to YAML. */
export function* marks({ file, text, written, problems, slots, at }: Reading): Generator<Misread> {
  for (const { token, start, inside, role } of slots) {
    if (token === undefined || role === "key") continue;
    const stumble = problems.find((problem) => problem.start >= token.offset && problem.start < lineEnd(text, token.offset));
    if (stumble === undefined) continue;
    const header = token.type === "block-scalar" && (/header/.test(stumble.message) || stumble.message.startsWith("Not a YAML token"));
    const reserved = stumble.code === "BAD_SCALAR_START" && stumble.start === token.offset;
    const dash = token.type === "error" && /block-seq-ind|seq-item-ind/.test(stumble.message);
    const question = token.type === "block-map" && stumble.code === "BLOCK_AS_IMPLICIT_KEY" && text[token.offset] === "?";
    if (!header && !reserved && !dash && !question) continue;
    const line = intended(text, start, inside === "flow");
    const whole = written(start, line.end);
    const span = at(token.offset, token.offset + 1);
    const message = `a value without quotes begins with ${text[token.offset]}`;
    // Where lines follow that belong to the value, quotes around the first alone would not help.
    const single = token.type !== "block-scalar" || token.source.trim() === "";
    const more = single ? { help: `write ${quoted(whole, file)}`, fix: quoteFix(at(start, line.end), whole) } : { help: "write the text in quotes, or under >- on the next line" };
    const diagnostic = report(startsWithMark, span, message, more);
    yield { diagnostic, start, end: line.end, meant: "text", stumbled: true };
  }
}

function lineEnd(text: string, place: number): number {
  const end = text.indexOf("\n", place);
  return end === -1 ? text.length + 1 : end + 1;
}
