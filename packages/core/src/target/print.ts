import type { Place } from "./claim.ts";

/** Text with marks: a file is a list of printable pieces, and a mark remembers where its piece came to stand. */
export type Piece = string | readonly Piece[] | Marked;
export interface Marked { readonly mark: string; readonly name?: string | undefined; readonly piece: Piece }

/** Marks a piece, so that claims can name the place where it is printed. */
export function mark(id: string, piece: Piece, name?: string): Marked {
  return { mark: id, piece, name };
}

/** Puts `separator` between pieces. */
export function join(pieces: readonly Piece[], separator: Piece): Piece {
  return pieces.flatMap((piece, index) => (index === 0 ? [piece] : [separator, piece]));
}

/** Prints pieces to text; `places` holds the place of each mark (the first, if a mark is printed twice). */
export function print(file: string, piece: Piece): { readonly text: string; readonly places: ReadonlyMap<string, Place> } {
  const parts: string[] = [];
  const places = new Map<string, Place>();
  let offset = 0;
  let line = 1;
  const walk = (each: Piece): void => {
    if (typeof each === "string") {
      parts.push(each);
      offset += each.length;
      for (let at = each.indexOf("\n"); at !== -1; at = each.indexOf("\n", at + 1)) line += 1;
    } else if ("mark" in each) {
      const start = offset;
      const startLine = line;
      walk(each.piece);
      if (!places.has(each.mark)) {
        const place = { file, start, end: offset, line: startLine };
        places.set(each.mark, each.name === undefined ? place : { ...place, name: each.name });
      }
    } else {
      for (const inner of each) walk(inner);
    }
  };
  walk(piece);
  return { text: parts.join(""), places };
}
