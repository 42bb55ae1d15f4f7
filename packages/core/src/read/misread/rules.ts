import { aliases, anchors } from "./alias.ts";
import { colons } from "./colon.ts";
import { commas, missingCommas } from "./comma.ts";
import { comments, commentsInside } from "./comment.ts";
import { marks } from "./mark.ts";
import type { Misread, Reading, Rule } from "./misread.ts";
import { badEscapes, unclosedQuotes } from "./quote.ts";
import { tags } from "./tag.ts";
import { trailing } from "./trailing.ts";

/** The ways in which YAML reads a value otherwise than it is written. Of two that explain the same place, the first here counts. */
const rules: readonly Rule[] = [
  tags, aliases, anchors, comments, trailing, marks, colons, commas, missingCommas, commentsInside, badEscapes, unclosedQuotes,
];

/** More of a file than this is not listed; what is mended first explains the rest. */
const most = 100;

/**
 * What YAML misread, in the order in which it shows. Where the library stumbled, only the first thing on a line counts,
 * since the others follow from it, and nothing counts behind a quote that swallows the rest of the file.
 */
export function misreads(reading: Reading): readonly Misread[] {
  const found = rules.flatMap((rule) => firstOf(rule(reading))).sort((a, b) => a.diagnostic.span.start - b.diagnostic.span.start);
  const taken: Misread[] = [];
  for (const misread of found) {
    const last = taken.at(-1);
    if (last?.lost || taken.length === most) break;
    if (taken.some((other) => misread.start < other.end && other.start < misread.end)) continue;
    if (last?.stumbled && !reading.text.slice(last.diagnostic.span.start, misread.diagnostic.span.start).includes("\n")) continue;
    taken.push(misread);
  }
  return taken.sort((a, b) => a.start - b.start);
}

function firstOf(found: Iterable<Misread>): readonly Misread[] {
  const list: Misread[] = [];
  for (const misread of found) if (list.push(misread) === most) break;
  return list;
}
