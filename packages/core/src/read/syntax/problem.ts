import type { Diagnostic } from "../../diagnostic/diagnostic.ts";
import type { SpanAt } from "../../source/span.ts";
import type { Problem } from "../parse.ts";
import type { Slot } from "../slots.ts";

/** A text that the library stumbled over, put to those who can explain it. */
export interface Broken {
  readonly text: string;
  readonly slots: readonly Slot[];
  readonly at: SpanAt;
}

/** Explains a problem of the library, if it is of the kind that is known here. */
export type Explanation = (problem: Problem, broken: Broken) => Diagnostic | undefined;
