import { constraintsOf, type Answer, type Claim, type Engine, type GeneratedFile, type Question, type Schema } from "@concord/core";
import type { Violation } from "@concord/oracle";
import { proveAnswers, type AnswerProof } from "./run/answers.ts";
import { standingOf, type Standing } from "./run/proven.ts";
import type { ConstraintProof, Disagreement, EntityProof, Finding, Proof } from "./run/proof.ts";
import { remembered, type Memory } from "./run/memory.ts";
import type { Profile } from "./run/profile.ts";
import { Session } from "./run/session.ts";
import { Shares, type Share } from "./run/shares.ts";

/** What one target made of the contracts: what its engines are given, and what they are held to. */
export interface Made {
  readonly target: { readonly name: string };
  readonly files: readonly GeneratedFile[];
  readonly claims: readonly Claim[];
}

export interface Progress {
  readonly engine: string;
  readonly target: string;
  /** The entity that is being asked about. */
  readonly entity: string;
  /** Questions put to this engine so far. */
  readonly put: number;
  readonly disagreements: number;
}

export interface ProveOptions {
  readonly schema: Schema;
  readonly made: readonly Made[];
  readonly engines: readonly Engine[];
  /** Only these entities, views and saved queries, by id; all if absent. */
  readonly entities?: readonly string[];
  /**
   * `perEngine`: questions put to each engine; those derived from the contracts come first, whatever their number, and random records fill up.
   * `seconds`: so long after all engines have started no further batch is put; each engine has its share of the time.
   */
  readonly budget: { readonly seconds?: number; readonly perEngine?: number };
  readonly seed: number;
  /** Milliseconds since 1970. */
  readonly clock: () => number;
  /** Where trials are remembered for further runs over the same contracts and claims; these are then judged at its time, whatever the clock says. */
  readonly memory?: Memory;
  /** Lets the process do something else for so many milliseconds; for 0, whatever waits to be done. Without it engines that never wait for an answer are asked before all others. */
  readonly pause?: (milliseconds: number) => Promise<void>;
  readonly onProgress?: (progress: Progress) => void;
  /** Told of every answer, with what the contract says of the question. */
  readonly onAnswer?: (told: Told) => void;
}

/** A question, what it breaks by the contract, and what the engine said. */
export interface Told {
  readonly entity: string;
  readonly question: Question;
  readonly violations: readonly Violation[];
  readonly answer: Answer;
}

/** Random records are put in rounds of so many for each entity, so that every entity has its share. */
const round = 100;

/**
 * Puts records, requests, queries and histories to every engine and compares each answer with the oracle's and with what the target claims.
 * Engines run at once; each is started here with its target's files and stopped again. One that cannot start is reported in `failed`, not thrown.
 */
export async function prove(options: ProveOptions): Promise<Proof> {
  const { schema, made, engines, seed, clock } = options;
  const { seconds } = options.budget;
  // The time begins when every engine has started or failed to; those that started sooner need not wait for the others.
  let starting = engines.length;
  let begin = Infinity;
  const started = (): void => {
    starting -= 1;
    if (starting === 0) begin = clock();
  };
  const inTime = (): boolean => seconds === undefined || starting > 0 || clock() - begin < seconds * 1000;
  const isLimited = seconds !== undefined && options.pause !== undefined;
  const shares = new Shares(engines.length, clock, options.pause ?? (async () => undefined));
  const runs = await Promise.all(engines.map(async (engine) => {
    const share = shares.share();
    const run = await runOn(engine, made.find((each) => each.target.name === engine.target), options, { more: inTime, share, isLimited }, started);
    share.leave();
    return run;
  }));
  const entities = runs.flatMap((run) => run.entities);
  const disagreements = runs.flatMap((run) => run.disagreements);
  const failed = runs.flatMap((run) => run.failed);
  const { unproven, implied } = findings(schema, entities);
  const totals = runs.map((run) => ({
    engine: run.engine.name, target: run.engine.target,
    judged: sum(run.entities.map((each) => each.judged)), unrepresentable: sum(run.entities.map((each) => each.unrepresentable)), notAsked: sum(run.entities.map((each) => each.notAsked)),
    roundTrips: sum(run.entities.map((each) => each.roundTrips)), changed: sum(run.entities.map((each) => each.changed)),
  }));
  const answers = runs.flatMap((run) => run.answers);
  const answered = answers.every(({ standing }) => standing === "proven" || standing === "not asked");
  const holds = disagreements.length === 0 && unproven.length === 0 && failed.length === 0 && answered;
  return { seed, entities, disagreements, unproven, answers, implied, failed, totals, cutShort: runs.some((run) => run.cutShort), holds };
}

interface Run {
  readonly engine: Engine;
  readonly entities: readonly EntityProof[];
  readonly disagreements: readonly Disagreement[];
  readonly answers: readonly AnswerProof[];
  readonly failed: Proof["failed"];
  readonly cutShort: boolean;
}

/** Whether there is time for another batch, and an engine's part of it. */
export interface Time { readonly more: () => boolean; readonly share: Share; readonly isLimited: boolean }

async function runOn(engine: Engine, made: Made | undefined, options: ProveOptions, time: Time, started: () => void): Promise<Run> {
  const none = (reason: string): Run => ({ engine, entities: [], disagreements: [], answers: [], failed: [{ engine: engine.name, target: engine.target, reason }], cutShort: false });
  try {
    if (made === undefined) return none(`nothing was generated for ${engine.target}`);
    await engine.start(options.schema, made.files);
  } catch (error) {
    return none(error instanceof Error ? error.message : String(error));
  } finally {
    started();
  }
  try {
    return await ask(engine, made, options, time);
  } finally {
    await engine.stop();
  }
}

async function ask(engine: Engine, made: Made, options: ProveOptions, time: Time): Promise<Run> {
  const { schema, entities, clock, budget, seed, memory } = options;
  const claims = new Map(made.claims.map((claim) => [claim.constraint, claim]));
  const profile: Profile = { engine, claims };
  const answers = await proveAnswers(engine, schema, entities);
  const micros = BigInt(Math.round(memory?.at ?? clock())) * 1000n;
  const claimed = schema.entities.filter((entity) => claims.has(`${entity.id}:key`) && (entities === undefined || entities.includes(entity.id)));
  const sessions = claimed.map((entity) => new Session(schema, entity, engine, profile, made.files, micros, options.onAnswer));
  let put = 0;
  const cut = new Set<Session>();
  const tell = (session: Session): void => options.onProgress?.({
    engine: engine.name, target: engine.target, entity: session.entity.id, put: sum(sessions.map((each) => each.tally.put)), disagreements: sum(sessions.map((each) => each.disagreements.length)),
  });
  time.share.begin();
  for (const session of sessions) {
    const trials = memory === undefined ? session.derived() : remembered(memory, made.claims, session.entity, engine, () => session.derived());
    const done = await session.put(trials, time, () => tell(session));
    put += done.put;
    if (!done.whole) cut.add(session);
  }
  for (let turn = 0; budget.perEngine !== undefined && put < budget.perEngine && time.more() && sessions.length > 0; turn += 1) {
    const before = put;
    for (const session of sessions) {
      if (put >= budget.perEngine || !time.more()) break;
      put += (await session.put(session.random(seed + turn, Math.min(round, budget.perEngine - put)), time, () => tell(session))).put;
    }
    if (put === before) break;
  }
  return { engine, entities: sessions.map((session) => entityProof(session, engine, claims, !cut.has(session))), disagreements: sessions.flatMap((session) => session.disagreements), answers, failed: [], cutShort: cut.size > 0 };
}

function entityProof(session: Session, engine: Engine, claims: ReadonlyMap<string, Claim>, whole: boolean): EntityProof {
  const constraints = session.constraints.flatMap((constraint): readonly ConstraintProof[] => {
    const claim = claims.get(constraint.id);
    const evidence = session.tally.evidence.get(constraint.id);
    if (claim === undefined || evidence === undefined) return [];
    const { accepted, rejected, unrepresentable, notAsked } = evidence;
    return [{ constraint: constraint.id, claim, judged: accepted + rejected, accepted, rejected, unrepresentable, notAsked, standing: standingOf(session.entity, constraint, claim, evidence, whole) }];
  });
  return { entity: session.entity.id, engine: engine.name, target: engine.target, ...session.tally.counts, constraints };
}

/** Which claims no engine of their target bore out; what one engine has shown need not be shown by another. */
function findings(schema: Schema, entities: readonly EntityProof[]): { readonly unproven: readonly Finding[]; readonly implied: readonly Finding[] } {
  const best = new Map<string, Finding>();
  const rank: Record<Standing["standing"], number> = { proven: 4, announced: 4, implied: 3, unproven: 2, "out of time": 1, "enforced after all": 0 };
  for (const proof of entities) {
    for (const { constraint, standing } of proof.constraints) {
      const name = `${proof.target} ${constraint}`;
      const finding = { constraint, target: proof.target, standing: standing.standing, why: "why" in standing ? standing.why : "" };
      const known = best.get(name);
      if (known === undefined || rank[finding.standing] > rank[known.standing]) best.set(name, finding);
    }
  }
  const order = new Map(schema.entities.flatMap((entity) => constraintsOf(entity)).map((constraint, index) => [constraint.id, index]));
  const all = [...best.values()].toSorted((one, other) => one.target.localeCompare(other.target) || (order.get(one.constraint) ?? 0) - (order.get(other.constraint) ?? 0));
  return {
    unproven: all.filter((each) => rank[each.standing] < rank.implied),
    implied: all.filter((each) => each.standing === "implied"),
  };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}
