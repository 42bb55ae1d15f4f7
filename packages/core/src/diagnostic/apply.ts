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
    if (edits.every((edit) => taken.some((other) => same(edit, other)))) continue;
    const others = (index: number): readonly Edit[] => taken.concat(edits.slice(0, index));
    const fits = edits.every((edit, index) => isInside(edit, source) && !others(index).some((other) => touches(edit, other)));
    if (fits) taken.push(...edits);
    else left.push(fix);
  }
  taken.sort((a, b) => a.start - b.start || a.end - b.end);
  let text = "";
  let done = 0;
  for (const edit of taken) {
    text += source.text.slice(done, edit.start) + edit.text;
    done = edit.end;
  }
  return { text: text + source.text.slice(done), left };
}

interface Edit { readonly file: string; readonly start: number; readonly end: number; readonly text: string }

function isInside(edit: Edit, source: Source): boolean {
  return edit.file === source.file && 0 <= edit.start && edit.start <= edit.end && edit.end <= source.text.length;
}

/** Two insertions at one place touch as well: which comes first would be a guess. */
function touches(a: Edit, b: Edit): boolean {
  return a.start === b.start || (a.start < b.end && b.start < a.end);
}

function same(a: Edit, b: Edit): boolean {
  return a.file === b.file && a.start === b.start && a.end === b.end && a.text === b.text;
}
