import type { Source } from "../source/span.ts";
import type { Fix } from "./diagnostic.ts";

/**
 * Applies fixes to one file. A fix is applied whole or not at all; one that touches a place already changed by an earlier
 * fix (in the order given), or another file, is left for the next run and handed back in `left`. The same fix twice counts once.
 */
export function applyFixes(source: Source, fixes: readonly Fix[]): { readonly text: string; readonly left: readonly Fix[] } {
  const taken: Edit[] = [];
  const left: Fix[] = [];
  for (const fix of fixes) {
    const edits = fix.edits.map(({ span, text }) => ({ file: span.file, start: span.start, end: span.end, text }));
    if (edits.every((edit) => same(edit, taken[placeOf(taken, edit)]))) continue;
    const others = (index: number): readonly Edit[] => edits.slice(0, index);
    const fits = edits.every((edit, index) => isInside(edit, source) && !neighbours(taken, edit).concat(others(index)).some((other) => touches(edit, other)));
    if (fits) for (const edit of edits) taken.splice(placeOf(taken, edit), 0, edit);
    else left.push(fix);
  }
  let text = "";
  let done = 0;
  for (const edit of taken) {
    text += source.text.slice(done, edit.start) + edit.text;
    done = edit.end;
  }
  return { text: text + source.text.slice(done), left };
}

interface Edit { readonly file: string; readonly start: number; readonly end: number; readonly text: string }

/** Where an edit belongs among others in their order, none of which touch each other. */
function placeOf(taken: readonly Edit[], { start }: Edit): number {
  let [low, high] = [0, taken.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((taken[middle] as Edit).start < start) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Those among which an edit would stand: if it touches any, it touches one of these. */
function neighbours(taken: readonly Edit[], edit: Edit): readonly Edit[] {
  const place = placeOf(taken, edit);
  return taken.slice(Math.max(0, place - 1), place + 1);
}

function isInside(edit: Edit, source: Source): boolean {
  return edit.file === source.file && 0 <= edit.start && edit.start <= edit.end && edit.end <= source.text.length;
}

/** Two insertions at one place touch as well: which comes first would be a guess. */
function touches(a: Edit, b: Edit): boolean {
  return a.start === b.start || (a.start < b.end && b.start < a.end);
}

function same(a: Edit, b: Edit | undefined): boolean {
  return b !== undefined && a.file === b.file && a.start === b.start && a.end === b.end && a.text === b.text;
}
