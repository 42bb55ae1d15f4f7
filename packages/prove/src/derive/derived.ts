import type { Constraint, Offered } from "@concord/core";
import type { JsonObject } from "@concord/oracle";

/** A record that was made to be judged. */
export interface Derived {
  readonly record: Offered;
  /** The valid record that it was made from by changing one thing. */
  readonly control: JsonObject;
  /** The constraints that it was made for, by id; what it breaks is the oracle's to say. */
  readonly about: readonly string[];
  /** What was done, for people: `name: "aaaa"`. */
  readonly note: string;
}

/** The ids of the constraints on the part with these steps. */
export function constraintsAt(constraints: readonly Constraint[], steps: readonly string[]): readonly string[] {
  return constraints.filter((each) => each.name === undefined && each.operation === undefined && each.path.length === steps.length
    && each.path.every((step, index) => step === steps[index])).map((each) => each.id);
}
