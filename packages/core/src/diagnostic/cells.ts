import stringWidth from "string-width";

/** A character as a terminal draws it: where it stands in the line (UTF-16), what is printed for it, and the columns it takes. */
export interface Cell {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly width: number;
}

const tabStop = 4;
const segmenter: Intl.Segmenter = new Intl.Segmenter("en", { granularity: "grapheme" });

/**
 * Cuts a piece of a line, which begins at offset `from` of it, into cells. Tabs become spaces up to the next stop; what
 * could act on a terminal is named.
 */
export function cells(piece: string, from: number): readonly Cell[] {
  const list: Cell[] = [];
  let column = 0;
  for (const { segment, index } of segmenter.segment(piece)) {
    const text = segment === "\t" ? " ".repeat(tabStop - (column % tabStop)) : harmless(segment);
    const width = stringWidth(text);
    column += width;
    list.push({ start: from + index, end: from + index + segment.length, text, width });
  }
  return list;
}

/**
 * Text that is safe to print: control characters and those that reorder or break a line become visible, so that a contract
 * cannot move the cursor, colour the screen or show its words in another order than they are read.
 */
export function harmless(text: string): string {
  return text.replace(/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\uFEFF\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu, (character) => {
    const code = character.codePointAt(0) as number;
    if (code < 0x20) return String.fromCodePoint(0x2400 + code);
    return `<U+${code.toString(16).toUpperCase().padStart(4, "0")}>`;
  });
}
