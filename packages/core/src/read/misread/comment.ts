import { type Code, report } from "../../diagnostic/diagnostic.ts";
import { intended } from "../intended.ts";
import { quoted } from "../quote.ts";
import { cutByComment, quoteFix } from "../text.ts";
import type { Misread, Reading } from "./misread.ts";

export const commentInsideText: Code = {
  code: "read/comment-inside-text",
  severity: "error",
  explain: `A comment ends a text without quotes, so that the next line cannot go on with it. Move the comment above the key, or put it behind the last line.

  if: a == null ||        # never opened
    b == null             refused

  # never opened
  if: a == null ||
    b == null`,
};

/** Texts that a comment has cut: what stands before the # leaves a quote or bracket open, and what stands behind it closes it. */
export function* comments({ file, text, written, slots, at }: Reading): Generator<Misread> {
  for (const slot of slots) {
    const { token, role } = slot;
    const flow = slot.inside === "flow";
    if (role === "key" || (token !== undefined && token.type !== "scalar")) continue;
    const end = token === undefined ? slot.start : token.offset + token.source.length;
    const hash = end + blanks(text, end);
    if (text[hash] !== "#" || hash === end) continue;
    const start = token === undefined ? hash : slot.start;
    const before = intended(text.slice(start, end), 0, flow);
    const line = intended(text, start, flow, { comments: false });
    const cut = token !== undefined && !before.balanced && line.balanced && line.end > hash;
    const unclosed = slot.collection?.type === "flow-collection" && slot.collection.end.length === 0;
    const hidesBracket = unclosed && /[\]}]/.test(text[line.end + blanks(text, line.end)] ?? "");
    if (!cut && !hidesBracket) continue;
    const whole = written(start, line.end);
    const message = "the text ends before this #, and the rest of the line is a comment";
    const more = { help: `write ${quoted(whole, file)}`, fix: quoteFix(at(start, line.end), whole) };
    yield { diagnostic: report(cutByComment, at(hash, line.end), message, more), start, end: line.end, meant: "text", stumbled: hidesBracket };
  }
}

/** How many spaces and tabs stand at a place. */
function blanks(text: string, place: number): number {
  let end = place;
  while (text[end] === " " || text[end] === "\t") end += 1;
  return end - place;
}

/** Comments between the lines of one text. */
export function* commentsInside({ text, slots, problems, at }: Reading): Generator<Misread> {
  for (const problem of problems) {
    if (!problem.message.startsWith("Implicit map keys need to be followed")) continue;
    const index = slots.findIndex(({ role, token }) => role === "key" && token?.offset === problem.start);
    const [before, key] = [slots[index - 1], slots[index]];
    if (before?.token?.type !== "scalar" || before.role !== "value" || key?.token?.type !== "scalar") continue;
    const end = before.token.offset + before.token.source.length;
    const comment = /^[ \t]+(#[^\n]*?)[ \t\r]*\n[ \t]+$/.exec(text.slice(end, problem.start));
    if (comment === null) continue;
    const hash = text.indexOf("#", end);
    const span = at(hash, hash + (comment[1] as string).length);
    const diagnostic = report(commentInsideText, span, "a comment ends the text, and the next line goes on with it", { help: "move the comment above the key" });
    yield { diagnostic, start: problem.start, end: key.token.offset + key.token.source.length, meant: "blank", stumbled: true };
  }
}
