import type { CST } from "yaml";
import { type Code, report } from "../../diagnostic/diagnostic.ts";
import { intended } from "../intended.ts";
import type { Problem } from "../parse.ts";
import { meantAsText, type Misread, type Reading } from "./misread.ts";

export const startsWithMark: Code = {
  code: "read/starts-with-mark",
  severity: "error",
  explain: `A value without quotes must not begin with one of YAML's own marks: > and | announce a text on the lines below, a dash with a space begins a list, a question mark with a space a key, and @ \` % , are reserved. Put the value in quotes.

  where: >= 3            refused
  where: ">= 3"          a text`,
};

/** Values that begin with a character that means something else to YAML. */
export function* marks(reading: Reading): Generator<Misread> {
  const { text, problems, slots, at } = reading;
  if (problems.length === 0) return;
  for (const { token, start, inside, role } of slots) {
    if (token === undefined || role === "key") continue;
    const { offset } = token;
    const end = lineEnd(text, offset);
    const problem = problems.find((other) => other.start >= offset && other.start < end);
    if (problem === undefined || !isMark(token, problem, text)) continue;
    const line = intended(text, start, inside === "flow");
    const message = `a value without quotes begins with ${text[offset]}`;
    const misread = meantAsText(reading, startsWithMark, at(offset, offset + 1), message, start, line.end, true);
    // Where lines follow that belong to the value, quotes around the first alone would not help.
    const single = token.type !== "block-scalar" || token.source.trim() === "";
    const help = "write the text in quotes, or under >- on the next line";
    yield single ? misread : { ...misread, diagnostic: report(startsWithMark, at(offset, offset + 1), message, { help }) };
  }
}

function isMark(token: CST.Token, { code, message, start }: Problem, text: string): boolean {
  if (token.type === "block-scalar") return message.includes("header") || message.startsWith("Not a YAML token");
  if (token.type === "block-map") return code === "BLOCK_AS_IMPLICIT_KEY" && text[token.offset] === "?";
  if (token.type === "error") return message.includes("block-seq-ind") || message.includes("seq-item-ind");
  return code === "BAD_SCALAR_START" && start === token.offset;
}

function lineEnd(text: string, place: number): number {
  const end = text.indexOf("\n", place);
  return end === -1 ? text.length + 1 : end + 1;
}
