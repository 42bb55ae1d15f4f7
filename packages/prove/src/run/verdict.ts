import type { Answer } from "@concord/core";
import type { Ground } from "../base/ground.ts";
import { keepsAsExpected } from "./expect.ts";
import { tellsAsExpected } from "./journal.ts";
import { roundOf } from "./round.ts";
import type { Disagreement } from "./proof.ts";
import type { Trial } from "./trial.ts";

/** What is wrong with the answer, or nothing. */
export function disagreement(ground: Ground, trial: Trial, answer: Answer): Disagreement["what"] | undefined {
  const { expected } = trial;
  if (answer.answer === "accepted") {
    if (expected.verdict === "rejected") return "accepted";
    if (trial.question.ask === "journal" && expected.verdict === "accepted" && expected.stored !== undefined) {
      return tellsAsExpected(ground, expected.stored, answer) ? undefined : "kept";
    }
    const known = expected.verdict === "accepted" && answer.stored !== undefined && expected.stored !== undefined;
    if (known && !keepsAsExpected(ground, expected, answer.stored)) return "kept";
    return roundOf(trial, answer) === "changed" ? "changed" : undefined;
  }
  return answer.answer === "rejected" && expected.verdict === "accepted" ? "refused" : undefined;
}
