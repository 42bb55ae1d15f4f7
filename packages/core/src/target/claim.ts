/** A place in a generated file: the statement that enforces something. `start` and `end` are UTF-16 offsets, `line` counts from 1. */
export interface Place {
  readonly file: string;
  readonly start: number;
  readonly end: number;
  readonly line: number;
  /** What the statement is called there: a constraint's name, a rule's function. */
  readonly name?: string;
}

/**
 * What one target does with one constraint.
 * - `enforced`: the generated statement at `by` refuses records that break it.
 * - `normalised`: the store accepts and changes the value; `change` says into what.
 * - `documented`: it stands in the output for readers, and nothing refuses.
 * - `lost`: `why` it can't be said there, and who enforces it `instead`.
 */
export type Claim = { readonly constraint: string; readonly target: string } & (
  | { readonly verdict: "enforced"; readonly by: Place }
  | { readonly verdict: "normalised"; readonly change: string; readonly by?: Place }
  | { readonly verdict: "documented"; readonly where: string }
  | { readonly verdict: "lost"; readonly why: string; readonly instead: string }
);
export type Verdict = Claim["verdict"];
