/** A step into a value as it is: a field's or map key's name, a member's index. */
export type Where = readonly (string | number)[];

/** One demand that a value does not meet: `constraint` is the `Constraint.id` of core, `message` one fact for a person. */
export interface Violation {
  readonly constraint: string;
  readonly path: Where;
  readonly message: string;
}

/** What the contract says of a value: accepted exactly if nothing is violated. */
export interface Judgement {
  readonly verdict: "accepted" | "rejected";
  readonly violations: readonly Violation[];
}

/** The judgement that these violations make. */
export function judgementOf(violations: readonly Violation[]): Judgement {
  return { verdict: violations.length === 0 ? "accepted" : "rejected", violations };
}
