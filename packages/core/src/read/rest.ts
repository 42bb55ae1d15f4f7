import type { Diagnostic } from "../diagnostic/diagnostic.ts";

/** The findings, of which the last says what is not among them: so many more (`left`), or whatever stands behind the place where reading was given up (`cut`). */
export function withRest(listed: readonly Diagnostic[], left: number, cut: boolean): readonly Diagnostic[] {
  const last = listed.at(-1);
  if (last === undefined || (left === 0 && !cut)) return listed;
  const more = left === 0 ? "the file is read further once these are mended" : `${left} more of this file ${left === 1 ? "is" : "are"} not listed`;
  return [...listed.slice(0, -1), { ...last, help: last.help === undefined ? more : `${last.help}; ${more}` }];
}
