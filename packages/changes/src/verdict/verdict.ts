import type { ChangeKind, ChangeOf } from "../change/change.ts";
import type { Audience } from "./audience.ts";

/** What a change means for one audience, and why. `weakened`: something that was protected is so no longer; it is never overlooked, and never merely breaking. */
export interface Verdict { readonly is: "safe" | "breaking" | "weakened"; readonly why: string }

export function safe(why: string): Verdict {
  return { is: "safe", why };
}

export function breaks(why: string): Verdict {
  return { is: "breaking", why };
}

export function weakens(why: string): Verdict {
  return { is: "weakened", why };
}

/** One cell of the matrix of kinds and audiences: a verdict, or how it follows from the change. */
export type Cell<Kind extends ChangeKind> = Verdict | ((change: ChangeOf<Kind>) => Verdict);

/** What changes of one kind mean for every audience. */
export type Rule<Kind extends ChangeKind> = Readonly<Record<Audience, Cell<Kind>>>;

/** Verdicts that follow from what a change does to the set of valid records; a rule spreads one and says what is otherwise. */
export type Row = Readonly<Record<Audience, Verdict>>;
