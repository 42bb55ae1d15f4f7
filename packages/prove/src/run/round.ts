import type { Answer } from "@concord/core";
import { same } from "@concord/oracle";
import type { Trial } from "./trial.ts";

/**
 * What became of an accepted record on its way through the store's codec: the same bytes of canonical JSON, or something else (a refusal too).
 * Nothing where no codec was asked, or where the record breaks the contract, which a codec need not hold.
 */
export function roundOf(trial: Trial, answer: Answer): "same" | "changed" | undefined {
  if (answer.answer !== "accepted" || answer.round === undefined || trial.expected.verdict !== "accepted") return undefined;
  return "back" in answer.round && same(answer.stored, answer.round.back) ? "same" : "changed";
}
