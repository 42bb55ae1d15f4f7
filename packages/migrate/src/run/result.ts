import type { Diagnostic, Span } from "@concord/core";
import type { Refusal } from "./guard.ts";
import type { Outcome } from "./store.ts";

/** Where a run stopped: a statement that the store refuses, or that it could not get the locks for. */
export interface Stopped {
  readonly migration: string;
  readonly ordinal: number;
  readonly text: string;
  readonly at: Span;
  readonly outcome: Exclude<Outcome, { is: "done" }>;
}

/** How a run ended. */
export type RunResult =
  | { readonly is: "done"; /** What was run, undone or written, in order. */ readonly did: readonly string[]; /** What waits until old clients are gone. */ readonly waiting?: readonly string[]; readonly diagnostics: readonly Diagnostic[] }
  | { readonly is: "findings"; readonly diagnostics: readonly Diagnostic[] }
  | { readonly is: "refused"; readonly refusal: Refusal }
  | { readonly is: "stopped"; readonly did: readonly string[]; readonly stopped: Stopped }
  | { readonly is: "interrupted"; readonly did: readonly string[] };

export const refused = (message: string, help: string): RunResult => ({ is: "refused", refusal: { message, help } });
