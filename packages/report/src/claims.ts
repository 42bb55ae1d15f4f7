import type { JudgedChange } from "@concord/changes";
import type { Claim, Verdict } from "@concord/core";

/** What a target does with one constraint, before and after; a side is absent where the constraint is not there. */
export interface ChangedClaim {
  /** As it is called after the change, if it is there then. */
  readonly constraint: string;
  readonly target: string;
  readonly before?: Verdict;
  readonly after?: Verdict;
  /** Why it is lost, and who enforces it instead, where it is lost afterwards. */
  readonly why?: string;
}

/**
 * The claims that changed: a constraint that a target treats otherwise, and new constraints that are lost: by one of the `stores`, or by a validator where neither
 * a store nor another validator has to do with them. What is enforced from the beginning, what a validator leaves to others (it sees one record and no caller),
 * and what is gone together with its constraint is no news. Constraints of what was renamed are compared with themselves.
 */
export function changedClaims(before: readonly Claim[], after: readonly Claim[], changes: readonly JudgedChange[], stores: ReadonlySet<string>): readonly ChangedClaim[] {
  const renamed = renamer(changes);
  const elsewhere = new Set(after.filter(({ verdict, target }) => verdict === "enforced" || stores.has(target)).map(({ constraint }) => constraint));
  const old = new Map(before.map((claim) => [`${claim.target} ${renamed(claim.constraint)}`, claim]));
  return after.flatMap((claim): readonly ChangedClaim[] => {
    const was = old.get(`${claim.target} ${claim.constraint}`);
    if (was?.verdict === claim.verdict || (was === undefined && (claim.verdict !== "lost" || (!stores.has(claim.target) && elsewhere.has(claim.constraint))))) return [];
    return [{
      constraint: claim.constraint, target: claim.target, after: claim.verdict,
      ...(was === undefined ? {} : { before: was.verdict }),
      ...(claim.verdict === "lost" ? { why: `${claim.why}; instead: ${claim.instead}` } : {}),
    }];
  });
}

/** Whether less is refused, or changed, than before; a new constraint that is lost counts. */
export function isLoss({ before, after }: ChangedClaim): boolean {
  return after === "lost" || (before === "enforced" && after !== "enforced");
}

/** Gives a constraint the name that it has after entities and fields were renamed. */
function renamer(changes: readonly JudgedChange[]): (constraint: string) => string {
  const pairs = changes.flatMap(({ change }): readonly (readonly [string, string])[] => {
    if (change.kind === "entity-renamed") return [[`${change.before}/`, `${change.after}/`]];
    if (change.kind !== "field-renamed") return [];
    const entity = change.entity.before?.id ?? change.of;
    const path = change.path.slice(0, -1).filter((step) => step !== "[]" && step !== "{}");
    return [[`${entity}/${[...path, change.before].join(".")}`, `${change.of}/${[...path, change.after].join(".")}`]];
  });
  return (constraint) => {
    const found = pairs.filter(([from]) => constraint.startsWith(from) && (from.endsWith("/") || /^[:.[{]/u.test(constraint.slice(from.length)))).toSorted(([one], [other]) => other.length - one.length)[0];
    return found === undefined ? constraint : found[1] + constraint.slice(found[0].length);
  };
}
