import type { Answer, Constraint } from "@concord/core";
import { roundOf } from "./round.ts";
import type { Trial } from "./trial.ts";

/** What an engine has said about one constraint. */
export interface Evidence {
  accepted: number;
  rejected: number;
  unrepresentable: number;
  notAsked: number;
  /** Accepted records that were made for it and break nothing. */
  kept: number;
  /** Refused records that differ from an accepted one in this constraint alone. */
  refusedAlone: number;
  /** Refused records that break it and others with it: those others, as one text, and how often. */
  readonly refusedWith: Map<string, number>;
  /** Of records that break this and nothing else: where the target does not claim to enforce it. */
  openAccepted: number;
  openRejected: number;
  /** Records that break it, which the engine could not hold or was not asked; the reasons. */
  readonly unheld: Set<string>;
  readonly unasked: Set<string>;
  /** The store filled it in, or kept exactly the named normalisation. */
  filled: number;
  normalised: number;
}

/** Counts of questions, however many constraints each was about. */
export interface Counts {
  judged: number;
  unrepresentable: number;
  notAsked: number;
  /** Records that went through the store's generated codec and back, and how many of them came back as something else. */
  roundTrips: number;
  changed: number;
}

/** What one engine has said about one entity. */
export class Tally {
  readonly counts: Counts = { judged: 0, unrepresentable: 0, notAsked: 0, roundTrips: 0, changed: 0 };
  readonly evidence: Map<string, Evidence>;
  readonly #accepted = new WeakSet<object>();

  /** Questions put, however they were answered. */
  get put(): number {
    return this.counts.judged + this.counts.unrepresentable + this.counts.notAsked;
  }

  constructor(constraints: readonly Constraint[]) {
    this.evidence = new Map(constraints.map((constraint) => [constraint.id, noEvidence()]));
  }

  /** Notes an answer; `agrees`: it is what was expected. */
  note(trial: Trial, answer: Answer, agrees: boolean): void {
    const judged = answer.answer === "accepted" || answer.answer === "rejected";
    if (judged) this.counts.judged += 1;
    else if (answer.answer === "unrepresentable") this.counts.unrepresentable += 1;
    else this.counts.notAsked += 1;
    const round = roundOf(trial, answer);
    if (round !== undefined) this.counts.roundTrips += 1;
    if (round === "changed") this.counts.changed += 1;
    const broken = [...new Set(trial.expected.violations.map((each) => each.constraint))];
    for (const id of new Set([...trial.about, ...broken, ...(trial.expected.normalised ?? []), ...(trial.expected.filled ?? [])])) {
      const evidence = this.evidence.get(id);
      if (evidence === undefined) continue;
      if (answer.answer === "accepted") evidence.accepted += 1;
      else if (answer.answer === "rejected") evidence.rejected += 1;
      else if (answer.answer === "unrepresentable") evidence.unrepresentable += 1;
      else evidence.notAsked += 1;
      if (agrees || !judged) this.#weigh(id, evidence, trial, answer, broken);
    }
    if (answer.answer === "accepted" && agrees && trial.control !== undefined && broken.length === 0) this.#accepted.add(trial.control);
  }

  #weigh(id: string, evidence: Evidence, trial: Trial, answer: Answer, broken: readonly string[]): void {
    const breaks = broken.includes(id);
    const { expected } = trial;
    if (answer.answer === "unrepresentable" && breaks) evidence.unheld.add(answer.reason);
    if (answer.answer === "not asked" && breaks) evidence.unasked.add(answer.reason);
    if (answer.answer === "accepted") {
      if (broken.length === 0) evidence.kept += 1;
      if (breaks && broken.length === 1) evidence.openAccepted += 1;
      if (answer.stored !== undefined && expected.filled?.includes(id) === true && broken.length === 0) evidence.filled += 1;
      if (answer.stored !== undefined && expected.normalised?.includes(id) === true) evidence.normalised += 1;
    }
    if (answer.answer !== "rejected" || !breaks) return;
    if (expected.verdict === "open") {
      if (broken.length === 1) evidence.openRejected += 1;
    } else if (broken.length === 1 && trial.control !== undefined && this.#accepted.has(trial.control)) {
      evidence.refusedAlone += 1;
    } else {
      const others = broken.filter((each) => each !== id).join(", ") || "no accepted record beside it";
      evidence.refusedWith.set(others, (evidence.refusedWith.get(others) ?? 0) + 1);
    }
  }
}

function noEvidence(): Evidence {
  return {
    accepted: 0, rejected: 0, unrepresentable: 0, notAsked: 0, kept: 0, refusedAlone: 0, refusedWith: new Map(), openAccepted: 0, openRejected: 0,
    unheld: new Set(), unasked: new Set(), filled: 0, normalised: 0,
  };
}
