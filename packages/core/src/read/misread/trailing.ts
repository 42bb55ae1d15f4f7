import { type Code, report } from "../../diagnostic/diagnostic.ts";
import { intended } from "../intended.ts";
import { quoted } from "../quote.ts";
import { quoteFix } from "../text.ts";
import type { Misread, Reading } from "./misread.ts";

export const textAfterQuote: Code = {
  code: "read/text-after-quote",
  severity: "error",
  explain: `A value that begins with a quote ends at the closing quote; nothing may follow it on the line. An expression that begins with a quoted word needs quotes around the whole.

  if: 'admin' in roles            refused
  if: "'admin' in roles"          the expression`,
};

export const textAfterBracket: Code = {
  code: "read/text-after-bracket",
  severity: "error",
  explain: `A value that begins with [ is a list and one that begins with { is a map; each ends at its closing bracket, and nothing may follow it on the line. Patterns and expressions that begin so need quotes around the whole.

  pattern: [A-Z]{3}            refused
  pattern: "[A-Z]{3}"          a text`,
};

export const bracketInText: Code = {
  code: "read/bracket-in-text",
  severity: "error",
  explain: `Between { } or [ ], a text without quotes ends at the next bracket, since [ and { begin a list or a map there. Put the text in quotes.

  code: { type: string, pattern: ^[A-Z]{3}$ }            refused
  code: { type: string, pattern: "^[A-Z]{3}$" }`,
};

/** Values that end earlier than their line, with text behind them. */
export function* trailing({ file, text, written, problems, slots, at }: Reading): Generator<Misread> {
  for (const problem of problems) {
    if (!problem.message.endsWith("at node end")) continue;
    const slot = slots.find(({ token }) => token !== undefined && "end" in token && token.end?.some(({ offset }) => offset === problem.start));
    if (slot?.token === undefined || slot.role === "key" || slot.token.type === "alias") continue;
    const { token, start } = slot;
    const line = intended(text, start, slot.inside === "flow");
    if (line.end <= problem.start) continue;
    const whole = written(start, line.end);
    const [code, message] =
      token.type === "single-quoted-scalar" || token.type === "double-quoted-scalar"
        ? [textAfterQuote, "text follows a value that ends at its closing quote"]
        : token.type === "flow-collection"
          ? [textAfterBracket, `text follows a value that ends at its closing ${token.start.source === "{" ? "}" : "]"}`]
          : [bracketInText, `a text without quotes ends at ${text[problem.start]} between brackets`];
    const diagnostic = report(code, at(problem.start, line.end), message, { help: `write ${quoted(whole, file)}`, fix: quoteFix(at(start, line.end), whole) });
    yield { diagnostic, start, end: line.end, meant: "text", stumbled: true };
  }
}
