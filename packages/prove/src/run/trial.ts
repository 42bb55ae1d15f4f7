import type { Entity, Json, Question } from "@concord/core";
import type { JsonObject, Violation } from "@concord/oracle";

/** What the contract and the claims together make of a question. */
export interface Expected {
  /** `open`: something is broken, but nothing that the target claims to enforce; the engine may say either. */
  readonly verdict: "accepted" | "rejected" | "open";
  /** Everything that is broken, whether the target claims to enforce it or not. */
  readonly violations: readonly Violation[];
  /** What the store keeps, where it is known; `made` names the fields that the store made itself, so that only their form is known. */
  readonly stored?: Json;
  readonly made?: readonly string[];
  /** `default` and `auto` constraints whose fields were left to the store. */
  readonly filled?: readonly string[];
  /** Constraints that the record breaks and that the store claims to mend: it keeps `stored` instead. */
  readonly normalised?: readonly string[];
}

/** One question to one engine, with what is expected. */
export interface Trial {
  readonly entity: Entity;
  readonly question: Question;
  readonly expected: Expected;
  /** The constraints that it was made for, by id. */
  readonly about: readonly string[];
  readonly note: string;
  /** The accepted record that it differs from; the same object as the trial's own where it is that record. */
  readonly control?: JsonObject;
  /** What a smaller question of the same kind would be, and what is expected of it: for shrinking. Absent where it can't be made smaller. */
  readonly again?: (record: JsonObject) => Trial | undefined;
}
