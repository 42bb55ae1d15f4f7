/**
 * A pattern of the portable subset. It is matched against the whole text.
 * `source` is the pattern as written; `tree` is what dialects are printed from.
 */
export interface Pattern {
  readonly source: string;
  readonly tree: PatternNode;
}

/** One code point, by number; ranges are inclusive. */
export type PatternNode =
  | { readonly is: "literal"; readonly codePoint: number }
  | { readonly is: "class"; readonly negated: boolean; readonly ranges: readonly (readonly [from: number, to: number])[] }
  | { readonly is: "sequence"; readonly items: readonly PatternNode[] }
  | { readonly is: "alternatives"; readonly items: readonly PatternNode[] }
  | { readonly is: "repeat"; readonly item: PatternNode; readonly least: number; readonly most: number | undefined };
