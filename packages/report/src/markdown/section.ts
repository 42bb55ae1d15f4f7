/**
 * A part of the report, in one or more forms, the fullest first. A shorter form says what it leaves out and where that is found; the last one is a few lines,
 * however much changed.
 */
export interface Section {
  readonly forms: readonly [string, ...string[]];
  /** Sections with a lower number are folded first. */
  readonly matters: number;
}

/** A section of one form. */
export function section(matters: number, ...forms: readonly [string, ...string[]]): Section {
  return { forms, matters };
}

/**
 * The sections as one text of at most so many characters: as long as it is longer, the section that matters least takes its next form. The shortest forms of all
 * together stay below 20,000 characters; `isFolded` says whether anything was left out.
 */
export function fitted(sections: readonly Section[], limit: number): { readonly text: string; readonly isFolded: boolean } {
  const chosen = sections.map(() => 0);
  const joined = (): string => `${sections.map(({ forms }, index) => forms[chosen[index] as number] as string).filter((form) => form !== "").join("\n\n")}\n`;
  let text = joined();
  while (text.length > limit) {
    const next = sections.map((each, index) => ({ ...each, index })).filter(({ forms, index }) => (chosen[index] as number) < forms.length - 1).toSorted((one, other) => one.matters - other.matters)[0];
    if (next === undefined) break;
    chosen[next.index] = (chosen[next.index] as number) + 1;
    text = joined();
  }
  return { text, isFolded: chosen.some((form) => form > 0) };
}

/** Something that a reader opens. `summary` is inline HTML or Markdown without a line end. */
export function folded(summary: string, content: string): string {
  return `<details><summary>${summary}</summary>\n\n${content}\n\n</details>`;
}
