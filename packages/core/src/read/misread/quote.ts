import { type Code, report } from "../../diagnostic/diagnostic.ts";
import { intended } from "../intended.ts";
import { endOf } from "../slots.ts";
import type { Misread, Reading } from "./misread.ts";

export const unclosedQuote: Code = {
  code: "read/unclosed-quote",
  severity: "error",
  explain: `A value begins with a quote, and the closing quote is missing, so that the rest of the file is part of the text. Close it. Within double quotes, a quote is written \\"; within single quotes, two of them are one: 'it''s'.`,
};

export const badEscape: Code = {
  code: "read/bad-escape",
  severity: "error",
  explain: `Within double quotes a backslash begins an escape (\\n, \\t, \\", \\\\, \\u00e9 and a few more), and this is none. Double the backslash, or use single quotes, where a backslash is a backslash.

  pattern: "\\d+"           refused
  pattern: '\\d+'           a text with a backslash
  pattern: "\\\\d+"          the same`,
};

/** Quotes that are never closed. */
export function* unclosedQuotes({ text, written, problems, slots, at }: Reading): Generator<Misread> {
  for (const problem of problems) {
    if (!problem.message.startsWith("Missing closing")) continue;
    const slot = slots.find(({ token }) => token?.type.endsWith("quoted-scalar") && endOf(token) === problem.start);
    if (slot?.token === undefined) continue;
    const { offset } = slot.token;
    const line = intended(text, offset, slot.inside === "flow");
    const help = `close it with ${text[offset]} where the text ends`;
    const diagnostic = report(unclosedQuote, at(offset, offset + 1), "the quote is never closed", { help });
    const end = Math.max(line.end, offset + 1);
    yield { diagnostic, start: slot.start, end, meant: "text", value: written(offset + 1, end), stumbled: true, lost: true };
  }
}

/** Backslashes in double quotes that escape nothing; one finding for a text. */
export function* badEscapes({ text, written, problems, slots, at }: Reading): Generator<Misread> {
  const bad = problems.filter(({ code }) => code === "BAD_DQ_ESCAPE");
  let index = 0;
  for (const { token, start } of slots) {
    if (index === bad.length) return;
    if (token?.type !== "double-quoted-scalar") continue;
    const end = endOf(token);
    const mine = [];
    for (let problem = bad[index]; problem !== undefined && problem.start < end; problem = bad[(index += 1)]) mine.push(problem.start);
    const [first] = mine;
    if (first === undefined) continue;
    const escape = text.slice(first, first + 2);
    const fix = { title: "double the backslash", edits: mine.map((place) => ({ span: at(place, place), text: "\\" })) };
    const more = { help: `write \\${escape}, or use single quotes`, fix };
    const diagnostic = report(badEscape, at(first, first + 2), `${escape} is no escape of a text in double quotes`, more);
    yield { diagnostic, start, end, meant: "text", value: written(token.offset + 1, end - 1), stumbled: true };
  }
}
