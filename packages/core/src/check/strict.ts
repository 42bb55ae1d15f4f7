import { report, type Code, type Diagnostic } from "../diagnostic/diagnostic.ts";
import type { Project } from "../model/schema.ts";
import type { Claim } from "../target/claim.ts";
import type { AnswerConstraint } from "../target/answers.ts";
import type { Constraint } from "../target/constraint.ts";

export const strictLoss: Code = {
  code: "check/strict-loss",
  severity: "error",
  explain: `
A target loses a constraint, and strict in project.yaml says that such a loss is an error.

strict: true refuses every loss; a list refuses some of them, each as target:constraint with * for any:

  strict: ["postgres:*", "firestore:pattern"]

lint:undescribed-field, or lint:* for every rule, makes errors of what concord check otherwise warns of.

Either change the contract so that the target can enforce it, or narrow strict. The enforcement report says why the constraint is lost and who enforces it instead.`,
};

/** Turns the losses that the project does not accept into errors. */
export function checkStrict(project: Project, claims: readonly Claim[], constraints: ReadonlyMap<string, Constraint | AnswerConstraint>): Diagnostic[] {
  if (project.strict.length === 0) return [];
  const refused = project.strict.map((entry) => entry.split(":") as [string, string | undefined]);
  return claims.flatMap((claim) => {
    const constraint = constraints.get(claim.constraint);
    if (claim.verdict !== "lost" || constraint === undefined) return [];
    const isRefused = ([target, kind]: readonly [string, string | undefined]): boolean =>
      (target === "*" || target === claim.target) && (kind === undefined || kind === "*" || kind === constraint.kind);
    if (!refused.some(isRefused)) return [];
    return [report(strictLoss, constraint.span, `${claim.target} loses ${claim.constraint}: ${claim.why}`, { help: `enforced instead by: ${claim.instead}` })];
  });
}

/**
 * Makes errors of the findings of the lint rules that the project is strict about: `lint:*`, `lint:undescribed-field`. Losses are another
 * matter: `*:*` is about them alone.
 */
export function strictLint(project: Project, diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const strict = new Set(project.strict);
  return diagnostics.map((each) => (strict.has("lint:*") || strict.has(each.code.replace("/", ":")) ? { ...each, severity: "error" } : each));
}
