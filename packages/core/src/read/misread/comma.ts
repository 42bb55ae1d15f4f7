import { type Code, report } from "../../diagnostic/diagnostic.ts";
import { insert, write } from "../../diagnostic/remedy.ts";
import { blanksAt, intended } from "../intended.ts";
import { endOf } from "../slots.ts";
import { comma } from "../syntax/bracket.ts";
import { meantAsText, type Misread, type Reading } from "./misread.ts";

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
export function* commas(reading: Reading): Generator<Misread> {
  const { text, slots, at } = reading;
  const message = "a text without quotes ends at a comma between brackets";
  let done = 0;
  for (const { token, start, inside, role } of slots) {
    if (inside !== "flow" || token?.type !== "scalar" || role === "key" || start < done) continue;
    const end = endOf(token);
    if (!/['"([{]/.test(token.source) || text[end] !== ",") continue;
    const line = intended(text, start, true, { most });
    if (line.balanced && line.end > end) {
      done = line.end;
      yield meantAsText(reading, splitByComma, at(end, end + 1), message, start, done, false);
    } else if (count(token.source, "(") > count(token.source, ")")) {
      const help = "if the comma belongs to the text, write all of it in quotes";
      const diagnostic = report(splitByComma, at(end, end + 1), message, { help });
      yield { diagnostic, start, end, meant: "text", stumbled: false };
    }
  }
}

/** A line between brackets that ends without a comma, so that YAML takes its last word and the next key for one key. */
export function* missingCommas({ text, written, problems, at }: Reading): Generator<Misread> {
  for (const { code, message, start, end } of problems) {
    if (code !== "MULTILINE_IMPLICIT_KEY") continue;
    const inBraces = problems.some((other) => other.code === "BLOCK_IN_FLOW" && other.start === start);
    const line = text.lastIndexOf("\n", end - 1);
    const place = line + 1 + blanksAt(text, line + 1);
    if ((!inBraces && !message.includes("flow sequence pairs")) || line <= start || place >= end) continue;
    const name = written(place, end).split(/[\s:]/)[0] ?? "";
    const gap = start + text.slice(start, line).trimEnd().length;
    const remedy = insert(at(gap, gap), ",", "write a comma at the end of the line above");
    const diagnostic = report(comma, at(place, place + name.length), `a comma is missing before ${name}`, remedy);
    yield { diagnostic, start: gap, end: place, meant: "comma", stumbled: true };
  }
}

/** The comma that is missing before the key whose colon is given: in `40 maxItems: 2` or `'x' name: y`, where nobody means one text. */
export function missingComma({ text, written, at }: Reading, start: number, colon: number): Misread | undefined {
  const before = written(start, colon);
  const value = /^(?:-?[0-9][0-9.]*|'[^']*'|"[^"]*"|[a-z][A-Za-z0-9]*)\s+(?=[a-z][A-Za-z0-9]*$)/.exec(before)?.[0];
  if (value === undefined) return undefined;
  const place = start + value.length;
  const gap = start + text.slice(start, place).trimEnd().length;
  const name = written(place, colon);
  const remedy = write(at(gap, place), ", ", `write a comma before ${name}`);
  const diagnostic = report(comma, at(place, colon), `a comma is missing before ${name}`, remedy);
  return { diagnostic, start: gap, end: place, meant: "comma", stumbled: true };
}

function count(text: string, character: string): number {
  return text.split(character).length - 1;
}
