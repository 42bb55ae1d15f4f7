import { accessTo, type Claim, type Constraint, type ConstraintKind, type Entity } from "@concord/core";
import type { Evidence } from "./tally.ts";

/**
 * How a claim stands after the questions.
 * - `proven`: the engine itself has shown it.
 * - `implied`: it refused records that break it, but every one of them breaks something else that is enforced too, so nothing is lost if it were dropped.
 * - `unproven`: the engine was not seen to keep it; `why`.
 * - `out of time`: not every question that was derived for its entity was put, and those that were have not shown it.
 * - `enforced after all`: claimed lost, but every record that breaks it alone was refused.
 * - `announced`: documented or lost, and so it is, as far as anyone asked.
 */
export type Standing =
  | { readonly standing: "proven" | "announced" | "out of time" }
  | { readonly standing: "implied" | "unproven" | "enforced after all"; readonly why: string };

/** What the evidence makes of a claim; `whole`: every question that was derived for its entity was put. What the others would have shown, nobody knows: that is no word against a claim. */
export function standingOf(entity: Entity, constraint: Constraint, claim: Claim, evidence: Evidence, whole: boolean): Standing {
  const seen = seenOf(entity, constraint, claim, evidence);
  if (whole) return seen;
  return seen.standing === "unproven" ? { standing: "out of time" } : seen.standing === "enforced after all" ? { standing: "announced" } : seen;
}

function seenOf(entity: Entity, constraint: Constraint, claim: Claim, evidence: Evidence): Standing {
  if (claim.verdict === "enforced") return byKind[constraint.kind]?.(entity, constraint, evidence) ?? bothWays(evidence);
  if (claim.verdict === "normalised") {
    return evidence.normalised > 0 ? { standing: "proven" } : { standing: "unproven", why: "no value was read back as the named normalisation" };
  }
  if (claim.verdict === "lost" && evidence.openRejected > 0 && evidence.openAccepted === 0) {
    return { standing: "enforced after all", why: `all ${evidence.openRejected} records that break it alone were refused` };
  }
  return { standing: "announced" };
}

/** Kinds that are shown in another way than by a refusal and an acceptance; each may fall back on that. */
const byKind: Partial<Record<ConstraintKind, (entity: Entity, constraint: Constraint, evidence: Evidence) => Standing | undefined>> = {
  default: (_, __, evidence) => (evidence.filled > 0 ? { standing: "proven" } : undefined),
  auto: (_, __, evidence) => (evidence.filled > 0 ? { standing: "proven" } : undefined),
  // Its entries tell what was written, and clients were refused; a project without a role for them has none to refuse.
  history: (_, __, evidence) => (evidence.filled > 0 && (evidence.refusedAlone > 0 || evidence.unasked.size > 0) ? { standing: "proven" } : undefined),
  access: (entity, { operation = "read" }, evidence) => {
    const { who } = accessTo(entity, operation);
    if (who === "nobody" && evidence.rejected > 0 && evidence.accepted === 0) return { standing: "proven" };
    return who === "anyone" && evidence.kept > 0 ? { standing: "proven" } : undefined;
  },
};

/** The engine accepted one record and refused another that differs from it in this constraint alone. */
function bothWays(evidence: Evidence): Standing {
  if (evidence.kept > 0 && evidence.refusedAlone > 0) return { standing: "proven" };
  const [others] = [...evidence.refusedWith.keys()].toSorted((one, other) => one.length - other.length);
  if (evidence.kept > 0 && others !== undefined) return { standing: "implied", why: `refused only together with ${others}` };
  return { standing: "unproven", why: whyNot(evidence) };
}

function whyNot(evidence: Evidence): string {
  const [unheld] = evidence.unheld;
  const [unasked] = evidence.unasked;
  if (evidence.kept === 0 && evidence.rejected + evidence.accepted > 0) return "no record that keeps it was accepted";
  if (unheld !== undefined) return `unrepresentable: ${unheld}`;
  if (unasked !== undefined) return `not asked: ${unasked}`;
  return "no record could be derived";
}
