import type { Code } from "../../diagnostic/diagnostic.ts";
import { intended } from "../intended.ts";
import { missingComma } from "./comma.ts";
import { meantAsText, type Misread, type Reading } from "./misread.ts";

export const colonInText: Code = {
  code: "read/colon-in-text",
  severity: "error",
  explain: `A colon followed by a space makes a key of what stands before it, and a second key on one line is not allowed. Put the text in quotes.

  message: Note: read this            refused
  message: "Note: read this"          a text`,
};

export const conditional: Code = {
  code: "read/conditional",
  severity: "error",
  explain: `The colon of a ? b : c makes a key of what stands before it, as every colon followed by a space does in YAML. Put the expression in quotes, or under >- on the next line.

  if: open ? a == null : a != null              refused
  if: "open ? a == null : a != null"            the expression
  if: >-
    open ? a == null : a != null`,
};

/** A second colon on a key's line. */
export function* colons(reading: Reading): Generator<Misread> {
  const { text, problems, slots, at } = reading;
  for (const problem of problems) {
    if (problem.code !== "BLOCK_AS_IMPLICIT_KEY" && problem.code !== "BLOCK_IN_FLOW") continue;
    if (problems.some(({ code, start }) => code === "MULTILINE_IMPLICIT_KEY" && start === problem.start)) continue;
    const slot = slots.find(({ token, role }) => token?.type === "block-map" && token.offset === problem.start && role !== "key");
    if (slot?.token?.type !== "block-map" || text[problem.start] === "?") continue;
    const { start, inside } = slot;
    const line = intended(text, start, inside === "flow");
    const colon = slot.token.items[0]?.sep?.find(({ type }) => type === "map-value-ind")?.offset;
    if (colon === undefined || colon >= line.end) continue;
    const missing = inside === "flow" ? missingComma(reading, start, colon) : undefined;
    if (missing !== undefined) yield missing;
    else if (text.slice(start, colon).includes("?") && text[colon - 1] === " ") {
      const message = "the colon of a conditional makes a key of what stands before it";
      yield meantAsText(reading, conditional, at(colon, colon + 1), message, start, line.end, true);
    } else {
      const message = "a second colon on the line makes another key";
      yield meantAsText(reading, colonInText, at(colon, colon + 1), message, start, line.end, true);
    }
  }
}
