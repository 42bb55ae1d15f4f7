import { type Code, report } from "../../diagnostic/diagnostic.ts";
import { intended } from "../intended.ts";
import { quoted } from "../quote.ts";
import { comma } from "../syntax.ts";
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

/** A line between brackets that ends without a comma, so that YAML takes its last word and the next key for one key. */
export function* missingCommas({ text, written, problems, at }: Reading): Generator<Misread> {
  for (const { code, message, start, end } of problems) {
    const inBrackets = message.includes("flow sequence pairs") || problems.some((other) => other.code === "BLOCK_IN_FLOW" && other.start === start);
    if (code !== "MULTILINE_IMPLICIT_KEY" || !inBrackets) continue;
    const line = text.lastIndexOf("\n", end - 1);
    const gap = start + text.slice(start, line).trimEnd().length;
    const place = line + 1 + (/^[ \t]*/.exec(text.slice(line + 1, end))?.[0].length ?? 0);
    if (line <= start || place >= end) continue;
    const name = written(place, end).split(/[\s:]/)[0] ?? "";
    const fix = { title: "write a comma", edits: [{ span: at(gap, gap), text: "," }] };
    const diagnostic = report(comma, at(place, place + name.length), `a comma is missing before ${name}`, { help: "write a comma at the end of the line above", fix });
    yield { diagnostic, start: gap, end: place, meant: "comma", stumbled: true };
  }
}

function count(text: string, character: string): number {
  return text.split(character).length - 1;
}
