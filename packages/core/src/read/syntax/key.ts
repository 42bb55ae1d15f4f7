import { type Code, type Diagnostic, report } from "../../diagnostic/diagnostic.ts";
import { insert, type Remedy } from "../../diagnostic/remedy.ts";
import type { Span } from "../../source/span.ts";
import { lineStartOf } from "../intended.ts";
import type { Node } from "../node.ts";
import type { Explanation } from "./problem.ts";

export const missingColon: Code = {
  code: "read/missing-colon",
  severity: "error",
  explain: `A key in a map is not followed by a colon and a space, so that it is no key. Write "key: value". If the line goes on with the text above, indent it deeper than the key of that text.

  id { type: uuid }            refused: a key called "id { type"
  id: { type: uuid }`,
};

export const missingSpace: Code = {
  code: "read/missing-space",
  severity: "error",
  explain: `A colon makes a key only if a space follows it, and a # begins a comment only if a space stands before it; without one, the whole is a single text.

  type:string            one text
  type: string           a key and its value
  type: "string"#why     refused
  type: "string" # why`,
};

export const noValue: Code = {
  code: "read/missing-value",
  severity: "error",
  explain: `Between { }, an entry has a key and no colon. YAML reads it as a key with an empty value, silently. Write the value; if the words belong to the text before the comma, put that text in quotes.

  { type: string, optional }              refused
  { type: string, optional: true }

  { message: Hello, world }               refused: "world" would be a key
  { message: "Hello, world" }`,
};

export const keyTooLong: Code = {
  code: "read/key-too-long",
  severity: "error",
  explain: `A key is longer than 1,024 characters, which YAML does not allow. Most likely a colon stands in a long text: put the text in quotes.`,
};

/** A line in a map that is no key with a value. */
export const colon: Explanation = ({ code, message, start }, { text, at }) => {
  const spansLines = code === "MULTILINE_IMPLICIT_KEY" && beginsLine(text, start);
  if (!message.startsWith("Implicit map keys") && !spansLines) return undefined;
  const line = text.slice(start, start + 200).split(/\r?\n/)[0]?.trimEnd() ?? "";
  const span = at(start, start + line.length);
  const remedy = spaceAfterColon(line, span);
  if (remedy !== undefined) return report(missingSpace, span, "no space follows the colon", remedy);
  const help = "write key: value; a line that goes on with the text above is indented deeper than its key";
  return report(missingColon, span, "the line has no colon", { help });
};

/** A comment that touches what it follows. */
export const comment: Explanation = ({ message, start }, { at }) => {
  if (!message.startsWith("Comments must be separated")) return undefined;
  const remedy = insert(at(start, start), " ", "write a space before the #; if it is text, put all of it in quotes");
  return report(missingSpace, at(start, start + 1), "no space stands before the #", remedy);
};

/** A key so long that the library does not take it for one. */
export const length: Explanation = ({ code, start }, { at }) => {
  if (code !== "KEY_OVER_1024_CHARS") return undefined;
  const help = "put the text that holds the colon in quotes";
  return report(keyTooLong, at(start, start + 1), "the key is longer than 1024 characters", { help });
};

/** An entry between braces that has no colon. */
export function missingValue(key: Node): Diagnostic {
  const remedy = key.is === "scalar" && key.style === "plain" ? spaceAfterColon(key.text, key.span) : undefined;
  if (remedy !== undefined) return report(missingSpace, key.span, "no space follows the colon", remedy);
  const help = "write a colon and a value; if it belongs to the text before the comma, put that text in quotes";
  return report(noValue, key.span, `${key.is === "scalar" ? key.text : `this ${key.is}`} has no value`, { help });
}

function spaceAfterColon(text: string, span: Span): Remedy | undefined {
  const colon = /^[\w$-]+:(?=[^\s/])/.exec(text)?.[0].length;
  if (colon === undefined) return undefined;
  return insert({ ...span, start: span.start + colon }, " ", `write ${text.slice(0, colon)} ${text.slice(colon)}`);
}

/** Whether nothing but blanks stands before a place on its line. */
export function beginsLine(text: string, place: number): boolean {
  return text.slice(lineStartOf(text, place), place).trim() === "";
}
