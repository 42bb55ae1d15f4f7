import { type Code, report } from "../../diagnostic/diagnostic.ts";
import { intended } from "../intended.ts";
import { quoted } from "../quote.ts";
import { quoteFix } from "../text.ts";
import type { Misread, Reading } from "./misread.ts";

export const splitByComma: Code = {
  code: "read/split-by-comma",
  severity: "error",
  explain: `Between { } or [ ], a text without quotes ends at a comma, even within parentheses or quotes of its own. YAML reads the rest as another key or item, silently.

  if: { if: f(a, b) }              two keys, "if" and "b)"
  if: { if: "f(a, b)" }            one

Put the text in quotes, or write the map on lines of its own, where commas are text.`,
};

/** Longer texts between brackets than this are not looked at. */
const most = 300;

/** Texts between brackets that a comma has cut in two: the first part leaves a parenthesis or a quote open, and the rest closes it. */
export function* commas({ file, text, written, slots, at }: Reading): Generator<Misread> {
  let done = 0;
  for (const { token, start, inside, role } of slots) {
    if (inside !== "flow" || token?.type !== "scalar" || role === "key" || start < done) continue;
    const end = token.offset + token.source.length;
    if (!/['"([{]/.test(token.source) || text[end] !== ",") continue;
    const line = intended(text, start, true, { most });
    const rejoined = line.balanced && line.end > end;
    if (!rejoined && count(token.source, "(") <= count(token.source, ")")) continue;
    done = rejoined ? line.end : end;
    const whole = written(start, done);
    const more = rejoined ? { help: `write ${quoted(whole, file)}`, fix: quoteFix(at(start, done), whole) } : { help: "if the comma belongs to the text, write all of it in quotes" };
    const diagnostic = report(splitByComma, at(end, end + 1), "a text without quotes ends at a comma between brackets", more);
    yield { diagnostic, start, end: done, meant: "text", stumbled: false };
  }
}

function count(text: string, character: string): number {
  return text.split(character).length - 1;
}
