import type { CST } from "yaml";
import type { Code } from "../../diagnostic/diagnostic.ts";
import { intended } from "../intended.ts";
import { meantAsText, type Misread, type Reading } from "./misread.ts";

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
export function* trailing(reading: Reading): Generator<Misread> {
  const { text, problems, slots, at } = reading;
  for (const problem of problems) {
    if (!problem.message.endsWith("at node end")) continue;
    const slot = slots.find(({ token }) => token !== undefined && "end" in token && token.end?.some(({ offset }) => offset === problem.start));
    if (slot?.token === undefined || slot.role === "key" || slot.token.type === "alias") continue;
    const line = intended(text, slot.start, slot.inside === "flow");
    if (line.end <= problem.start) continue;
    const [code, message] = explanation(slot.token, text[problem.start] as string);
    yield meantAsText(reading, code, at(problem.start, line.end), message, slot.start, line.end, true);
  }
}

function explanation(token: CST.Token, next: string): readonly [Code, string] {
  if (token.type.endsWith("quoted-scalar")) return [textAfterQuote, "text follows a value that ends at its closing quote"];
  if (token.type !== "flow-collection") return [bracketInText, `a text without quotes ends at ${next} between brackets`];
  return [textAfterBracket, `text follows a value that ends at its closing ${token.start.source === "{" ? "}" : "]"}`];
}
