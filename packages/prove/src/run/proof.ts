import type { Answer, Claim, Question } from "@concord/core";
import type { Violation } from "@concord/oracle";
import type { AnswerProof } from "./answers.ts";
import type { Standing } from "./proven.ts";
import type { Counts } from "./tally.ts";

/** One constraint of one entity on one engine. */
export interface ConstraintProof {
  readonly constraint: string;
  readonly claim: Claim;
  readonly judged: number;
  readonly accepted: number;
  readonly rejected: number;
  readonly unrepresentable: number;
  readonly notAsked: number;
  readonly standing: Standing;
}

/** One entity on one engine. */
export interface EntityProof extends Counts {
  readonly entity: string;
  readonly engine: string;
  readonly target: string;
  readonly constraints: readonly ConstraintProof[];
}

/** A generated statement, as text, with its place. */
export interface Statement { readonly claim: Claim; readonly file?: string; readonly line?: number; readonly text?: string }

/** An answer that no claim announces, with the smallest record that shows it. */
export interface Disagreement {
  readonly entity: string;
  readonly engine: string;
  readonly target: string;
  /** The engine accepted what the contract refuses, refused what it allows, kept something else than it was given, or the codec brought back something else. */
  readonly what: "accepted" | "refused" | "kept" | "changed";
  /** What was done, for people. */
  readonly note: string;
  readonly question: Question;
  /** What the contract says of it. */
  readonly violations: readonly Violation[];
  readonly answer: Answer;
  /** What the store should hold, where it kept something else. */
  readonly stored?: unknown;
  /** The claims that this breaks, with the statements that were to keep them. */
  readonly at: readonly Statement[];
  /** How many questions showed the same. */
  readonly times: number;
}

/** A claim that the run did not bear out. */
export interface Finding { readonly constraint: string; readonly target: string; readonly standing: Standing["standing"]; readonly why: string }

/** What a run has shown. */
export interface Proof {
  readonly seed: number;
  readonly entities: readonly EntityProof[];
  readonly disagreements: readonly Disagreement[];
  /** Enforced and normalised claims that no engine of their target bore out, and lost ones that are enforced after all: each fails the run. */
  readonly unproven: readonly Finding[];
  /** Views and saved queries, each on the engines of its stores; one that is refused or not shown fails the run. */
  readonly answers: readonly AnswerProof[];
  /** Claims that can't be broken alone. */
  readonly implied: readonly Finding[];
  /** Engines that could not start, with the reason. */
  readonly failed: readonly { readonly engine: string; readonly target: string; readonly reason: string }[];
  /** Judgements by engine. */
  readonly totals: readonly ({ readonly engine: string; readonly target: string } & Counts)[];
  /** The time or number of questions given ran out before every derived record was put. */
  readonly cutShort: boolean;
  /** No disagreement, nothing unproven, nothing failed. */
  readonly holds: boolean;
}
