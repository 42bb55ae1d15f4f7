import { type Code, type Diagnostic, type Fix, report } from "../diagnostic/diagnostic.ts";
import type { Span } from "../source/span.ts";
import { lineStartOf } from "./intended.ts";
import type { Node } from "./node.ts";
import type { Problem } from "./parse.ts";
import type { Recovered } from "./recover.ts";

export const tab: Code = {
  code: "read/tab",
  severity: "error",
  explain: `A line is indented with a tab. YAML allows spaces only, since nobody knows how wide a tab is. Indent with two spaces; most editors can be told to do so for .yaml files.`,
};

export const indentation: Code = {
  code: "read/indentation",
  severity: "error",
  explain: `A line is indented in a way that fits no line above it. Keys of one map begin in the same column, and what belongs to a key is indented deeper than the key; a key that has a value on its own line cannot have further keys below.

  fields:
    id: { type: uuid }
   name: { type: string }        refused: one space less than id`,
};

export const unclosedBracket: Code = {
  code: "read/unclosed-bracket",
  severity: "error",
  explain: `A { or [ is never closed, or a line below it is not indented deeper than the key that the bracket belongs to. Close it with } or ].`,
};

export const extraBracket: Code = {
  code: "read/extra-bracket",
  severity: "error",
  explain: `A } or ] closes nothing. Remove it, or look for the opening bracket that is missing further up.`,
};

export const comma: Code = {
  code: "read/comma",
  severity: "error",
  explain: `Between { } and [ ], exactly one comma stands between two entries. Here one is missing, or there is one too many; a comma behind the last entry is fine.`,
};

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

export const notYaml: Code = {
  code: "read/syntax",
  severity: "error",
  explain: `YAML cannot make sense of the file at this place. Look at the brackets, quotes and indentation just before it. Text that holds any of : # { } [ ] , & * ! | > ' " % @ or a backtick is safest within quotes.`,
};

/** What the library could not read, in our words: the first thing on each line, and nothing behind a bracket that is never closed. */
export function syntax({ problems, slots }: Recovered, text: string, at: (start: number, end: number) => Span): readonly Diagnostic[] {
  const tabs = problems.map(({ start }) => tabIn(text, start)).find((place) => place !== undefined);
  if (tabs !== undefined) return [report(tab, at(tabs, tabs + 1), "the line is indented with a tab", { help: "indent with spaces", fix: spacesForTabs(text, at) })];
  const found: Diagnostic[] = [];
  let line = -1;
  for (const problem of problems) {
    // The library says twice that a key spans lines; the second time it names where.
    if (problem.code === "BLOCK_AS_IMPLICIT_KEY" && problems.some(({ code, start }) => code === "MULTILINE_IMPLICIT_KEY" && start === problem.start)) continue;
    const start = lineStartOf(text, problem.start);
    if (start === line) continue;
    line = start;
    const open = /must (?:be sufficiently indented and )?end with/.test(problem.message)
      ? slots.findLast(({ token }) => token?.type === "flow-collection" && token.offset < problem.start && !token.end.some(({ type }) => type.startsWith("flow-")))
      : undefined;
    if (open?.token !== undefined) {
      const { offset } = open.token;
      found.push(report(unclosedBracket, at(offset, offset + 1), `the ${text[offset]} is never closed`, { help: `close it with ${text[offset] === "{" ? "}" : "]"}` }));
      break;
    }
    found.push(explained(problem, text, at));
  }
  return found;
}

/** An entry between braces that has no colon. */
export function missingValue(key: Node): Diagnostic {
  const name = key.is === "scalar" ? key.text : `this ${key.is}`;
  const spaced = key.is === "scalar" && key.style === "plain" ? withSpace(key.text, key.span) : undefined;
  if (spaced !== undefined) return report(missingSpace, key.span, "no space follows the colon", spaced);
  return report(noValue, key.span, `${name} has no value`, { help: "write a colon and a value; if it belongs to the text before the comma, put that text in quotes" });
}

function withSpace(text: string, span: Span): { readonly help: string; readonly fix: Fix } | undefined {
  const colon = /^[\w$-]+:(?=[^\s/])/.exec(text)?.[0].length;
  if (colon === undefined) return undefined;
  const written = `${text.slice(0, colon)} ${text.slice(colon)}`;
  return { help: `write ${written}`, fix: { title: `write ${written}`, edits: [{ span: { ...span, start: span.start + colon, end: span.start + colon }, text: " " }] } };
}

function explained({ start, end, code, message }: Problem, text: string, at: (start: number, end: number) => Span): Diagnostic {
  const span = at(start, Math.min(Math.max(end, start + 1), text.length));
  if (code === "KEY_OVER_1024_CHARS") return report(keyTooLong, at(start, start + 1), "the key is longer than 1024 characters", { help: "put the text that holds the colon in quotes" });
  if (/^Unexpected flow-(?:map|seq)-end/.test(message)) return report(extraBracket, span, `the ${text[start]} closes nothing`, { help: "remove it, or open it further up" });
  if (/^Unexpected (?:,|empty item) in flow/.test(message)) return report(comma, span, "the comma separates nothing", { help: "remove it" });
  if (/^Missing , (?:or : )?between/.test(message)) return report(comma, span, "a comma is missing before this", { help: "write a comma between the entries" });
  if (message.startsWith("Comments must be separated")) {
    const fix = { title: "write a space", edits: [{ span: at(start, start), text: " " }] };
    return report(missingSpace, at(start, start + 1), "no space stands before the #", { help: "a comment begins with a space and a #; if it is text, put all of it in quotes", fix });
  }
  const beginsLine = text.slice(lineStartOf(text, start), start).trim() === "";
  if (message.startsWith("Implicit map keys") || (code === "MULTILINE_IMPLICIT_KEY" && beginsLine)) {
    const line = text.slice(start, start + 200).split(/\r?\n/)[0] ?? "";
    const whole = at(start, start + line.trimEnd().length);
    const spaced = withSpace(line.trimEnd(), whole);
    if (spaced !== undefined) return report(missingSpace, whole, "no space follows the colon", spaced);
    return report(missingColon, whole, "the line has no colon", { help: "write key: value; a line that goes on with the text above is indented deeper than its key" });
  }
  if (code === "BAD_INDENT" || code === "MULTILINE_IMPLICIT_KEY" || code === "BLOCK_AS_IMPLICIT_KEY" || message.startsWith("Sequence item without") || (beginsLine && message.endsWith("at node end"))) {
    const first = lineStartOf(text, Math.max(start, end - 1));
    const blanks = /^ */.exec(text.slice(first))?.[0].length ?? 0;
    const place = first + blanks;
    return report(indentation, at(place, Math.min(text.length, place + 1)), `an indentation of ${blanks} fits no line above`, {
      help: "keys of one map begin in the same column, and what belongs to a key is indented deeper",
    });
  }
  return report(notYaml, span, "YAML cannot read this", { help: "look at the brackets, quotes and indentation just before it" });
}

/** The tab in the indentation of a line, if there is one. */
function tabIn(text: string, place: number): number | undefined {
  const start = lineStartOf(text, place);
  const indent = /^[ \t]*/.exec(text.slice(start, start + 1000))?.[0] ?? "";
  const index = indent.indexOf("\t");
  return index === -1 ? undefined : start + index;
}

function spacesForTabs(text: string, at: (start: number, end: number) => Span): Fix {
  const edits = [...text.matchAll(/^[ \t]*\t[ \t]*(?=\S)/gm)].map(({ index, 0: indent }) => ({
    span: at(index, index + indent.length),
    text: indent.replaceAll("\t", "  "),
  }));
  return { title: "indent with two spaces for each tab", edits };
}
