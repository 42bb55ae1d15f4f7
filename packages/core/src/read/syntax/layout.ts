import { type Code, type Diagnostic, type Fix, report } from "../../diagnostic/diagnostic.ts";
import type { SpanAt } from "../../source/span.ts";
import { lineStartOf } from "../intended.ts";
import type { Problem } from "../parse.ts";
import { beginsLine } from "./key.ts";
import type { Explanation } from "./problem.ts";

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

/** The first tab in the indentation of a line that the library stumbles over; the fix takes all tabs of the file. */
export function tabs(problems: readonly Problem[], text: string, at: SpanAt): Diagnostic | undefined {
  const place = problems.map(({ start }) => tabIn(text, start)).find((found) => found !== undefined);
  if (place === undefined) return undefined;
  return report(tab, at(place, place + 1), "the line is indented with a tab", { help: "indent with spaces", fix: spacesForTabs(text, at) });
}

/** A line that begins in a column where nothing can begin. */
export const indent: Explanation = ({ code, message, start, end }, { text, at }) => {
  const misplaced = code === "BAD_INDENT" || code === "MULTILINE_IMPLICIT_KEY" || code === "BLOCK_AS_IMPLICIT_KEY";
  const itemWithoutDash = message.startsWith("Sequence item without") || (message.endsWith("at node end") && beginsLine(text, start));
  if (!misplaced && !itemWithoutDash) return undefined;
  const line = lineStartOf(text, Math.max(start, end - 1));
  const blanks = /^ */.exec(text.slice(line))?.[0].length ?? 0;
  const place = Math.min(text.length, line + blanks);
  const help = "keys of one map begin in the same column, and what belongs to a key is indented deeper";
  return report(indentation, at(place, Math.min(text.length, place + 1)), `an indentation of ${blanks} fits no line above`, { help });
};

function tabIn(text: string, place: number): number | undefined {
  const start = lineStartOf(text, place);
  const indent = /^[ \t]*/.exec(text.slice(start, start + 1000))?.[0] ?? "";
  const index = indent.indexOf("\t");
  return index === -1 ? undefined : start + index;
}

function spacesForTabs(text: string, at: SpanAt): Fix {
  const edits = [...text.matchAll(/^[ \t]*\t[ \t]*(?=\S)/gm)].map(({ index, 0: indent }) => ({
    span: at(index, index + indent.length),
    text: indent.replaceAll("\t", "  "),
  }));
  return { title: "indent with two spaces for each tab", edits };
}
