import { type Code, report } from "../../diagnostic/diagnostic.ts";
import { blanksAt, intended } from "../intended.ts";
import { endOf, isOpen } from "../slots.ts";
import { cutByComment, cutMessage } from "../text.ts";
import { meantAsText, type Misread, type Reading } from "./misread.ts";

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

/**
 * Texts that a comment has cut: what stands before the # leaves a quote or bracket open, and what stands behind it closes it;
 * or the comment swallows the bracket that closes the map around the text.
 */
export function* comments(reading: Reading): Generator<Misread> {
  const { text, slots, at } = reading;
  for (const slot of slots) {
    const { token, role, collection } = slot;
    const flow = slot.inside === "flow";
    if (role === "key" || (token !== undefined && token.type !== "scalar")) continue;
    const end = token === undefined ? slot.start : endOf(token);
    const hash = end + blanksAt(text, end);
    if (text[hash] !== "#") continue;
    const start = token === undefined ? hash : slot.start;
    const line = intended(text, start, flow, { comments: false });
    const cut = token !== undefined && line.balanced && line.end > hash && !intended(text.slice(start, end), 0, flow).balanced;
    const hidesBracket = isOpen(collection) && /[\]}]/.test(text[line.end + blanksAt(text, line.end)] ?? "");
    if (!cut && !hidesBracket) continue;
    yield meantAsText(reading, cutByComment, at(hash, line.end), cutMessage, start, line.end, hidesBracket);
  }
}

/** Comments between the lines of one text. */
export function* commentsInside({ text, slots, problems, at }: Reading): Generator<Misread> {
  for (const problem of problems) {
    if (!problem.message.startsWith("Implicit map keys need to be followed")) continue;
    const index = slots.findIndex(({ role, token }) => role === "key" && token?.offset === problem.start);
    const [before, key] = [slots[index - 1], slots[index]];
    if (before?.token?.type !== "scalar" || before.role !== "value" || key?.token?.type !== "scalar") continue;
    const end = endOf(before.token);
    const comment = /^[ \t]+(#[^\n]*?)[ \t\r]*\n[ \t]+$/.exec(text.slice(end, problem.start))?.[1];
    if (comment === undefined) continue;
    const hash = text.indexOf("#", end);
    const message = "a comment ends the text, and the next line goes on with it";
    const diagnostic = report(commentInsideText, at(hash, hash + comment.length), message, { help: "move the comment above the key" });
    yield { diagnostic, start: problem.start, end: endOf(key.token), meant: "blank", stumbled: true };
  }
}
