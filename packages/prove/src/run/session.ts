import { accessTo, constraintsOf, operations, uniqueName, type Answer, type Constraint, type Engine, type Entity, type GeneratedFile, type Json, type Schema } from "@concord/core";
import { isObject, judge, names, nodes, own, withMember, type JsonObject } from "@concord/oracle";
import { accessGoal } from "../base/admission.ts";
import { plainRecord } from "../base/base.ts";
import { groundOf, type Ground } from "../base/ground.ts";
import { baseMicros } from "../base/sample.ts";
import { checkGoals, type Goal } from "../base/settle.ts";
import { derivedBatches } from "../derive/batches.ts";
import { derivedDefaults } from "../derive/defaults.ts";
import type { Derived } from "../derive/derived.ts";
import { derivedChecks, table } from "../derive/expressions.ts";
import { derivedHistories } from "../derive/histories.ts";
import { derivedJournals } from "../derive/journals.ts";
import { derivedLists } from "../derive/lists.ts";
import { randomRecords } from "../derive/random.ts";
import { derivedPromotions } from "../derive/promotions.ts";
import { derivedRecords } from "../derive/records.ts";
import { derivedRequests } from "../derive/requests.ts";
import { ofRecord, putBatch, putExpression, putHistory, putList, putRequest } from "./ask.ts";
import { putJournal } from "./journal.ts";
import { isEnforced, type Profile } from "./profile.ts";
import type { Disagreement } from "./proof.ts";
import { putPromotion } from "./promotion.ts";
import { putLeft, putRecord, putWithDefaults } from "./put.ts";
import { randomShapes, shapeTrials } from "./put-shape.ts";
import { shrink } from "./shrink.ts";
import { statementsAt } from "./fault.ts";
import type { ProveOptions, Time } from "../prove.ts";
import { Tally } from "./tally.ts";
import type { Trial } from "./trial.ts";
import { disagreement } from "./verdict.ts";

/** How many questions go to an engine at once. */
const batch = 200;
/** How many disagreements of one kind are shrunk and kept for one entity on one engine. */
const mostAlike = 1;

/** One entity put to one engine. */
export class Session {
  readonly entity: Entity;
  readonly constraints: readonly Constraint[];
  readonly tally: Tally;
  readonly disagreements: Disagreement[] = [];
  readonly #ground: Ground;
  readonly #goals: readonly Goal[];
  readonly #profile: Profile;
  readonly #engine: Engine;
  readonly #files: readonly GeneratedFile[];
  readonly #onAnswer: ProveOptions["onAnswer"];
  readonly #alike = new Map<string, { index: number; times: number }>();

  constructor(schema: Schema, entity: Entity, engine: Engine, profile: Profile, files: readonly GeneratedFile[], micros: bigint, onAnswer?: ProveOptions["onAnswer"]) {
    this.entity = entity;
    this.#engine = engine;
    this.#profile = profile;
    this.#files = files;
    this.#onAnswer = onAnswer;
    this.#ground = groundOf(schema, entity, engine.target, micros);
    this.constraints = constraintsOf(entity).filter((constraint) => profile.claims.has(constraint.id));
    this.tally = new Tally(this.constraints);
    this.#goals = engine.clientsOnly === true ? [...checkGoals(this.#ground), ...clientGoals(this.#ground)] : checkGoals(this.#ground);
  }

  /** Every trial that is derived from the contract; those of one batch are asked together. */
  * derived(): Generator<Trial> {
    const ground = this.#ground;
    const profile = this.#profile;
    const put = (derived: Derived): readonly Trial[] => [putRecord(ground, profile, derived), putWithDefaults(ground, profile, derived)].filter((trial) => trial !== undefined);
    for (const derived of derivedRecords(ground, this.constraints, this.#goals)) yield* put(derived);
    for (const derived of derivedChecks(ground, this.constraints)) yield* put(derived);
    if (!ground.stored) yield* shapeTrials(ground, profile, this.constraints);
    if (ground.stored && profile.engine.clientsOnly !== true) {
      for (const derived of derivedDefaults(ground, this.constraints)) {
        yield putLeft(ground, profile, derived);
      }
      const past = groundOf(ground.schema, ground.entity, ground.target, baseMicros);
      for (const history of derivedHistories(past, this.constraints)) {
        const trial = putHistory(past, profile, history, ground.micros);
        if (trial !== undefined) yield trial;
      }
      if (isEnforced(profile, `${ground.entity.id}:staging`)) {
        const promotions = [...derivedPromotions(past, derivedRecords(past, this.constraints))].flatMap((promotion) => putPromotion(past, profile, promotion, ground.micros) ?? []);
        yield* promotions.filter((trial) => trial.expected.verdict === "accepted");
        yield* promotions.filter((trial) => trial.expected.verdict !== "accepted");
      }
      if (isEnforced(profile, `${ground.entity.id}:history`)) {
        yield* [...derivedJournals(past, derivedRecords(past, this.constraints))].flatMap((journal) => putJournal(past, profile, journal) ?? []);
      }
    }
    if (ground.stored && operations.some((operation) => isEnforced(profile, `${ground.entity.id}:access:${operation}`))) {
      const requests = [...derivedRequests(ground, this.constraints)].flatMap((request) => putRequest(ground, profile, request) ?? []);
      yield* requests.filter((trial) => trial.expected.verdict === "accepted");
      yield* requests.filter((trial) => trial.expected.verdict !== "accepted");
      for (const list of derivedLists(ground)) {
        const trial = putList(ground, profile, list);
        if (trial !== undefined) yield trial;
      }
    }
    yield* this.#batches();
    yield* this.#expressions();
  }

  /** Of a store where clients keep uniques themselves, by documents beside the records: writes at once, those that are allowed first. */
  #batches(): readonly Trial[] {
    const profile = this.#profile;
    const uniques = this.entity.uniques.filter((unique) => unique.stores.includes(this.#ground.target) && isEnforced(profile, `${this.entity.id}:unique:${uniqueName(unique)}`));
    if (profile.engine.clientsOnly !== true || uniques.length === 0) return [];
    const trials = [...derivedBatches(this.#ground, uniques, this.constraints)].map((batch) => putBatch(this.#ground, profile, uniques, batch));
    return [...trials.filter((trial) => trial.expected.verdict === "accepted"), ...trials.filter((trial) => trial.expected.verdict !== "accepted")];
  }

  * #expressions(): Generator<Trial> {
    const base = plainRecord(this.#ground);
    if (base === undefined) return;
    const { entity } = this.#ground;
    const written = [
      ...entity.checks.map((check) => check.if), ...entity.uniques.flatMap((unique) => unique.where ?? []), ...operations.flatMap((operation) => accessTo(entity, operation).if ?? []),
    ].filter((each) => ofRecord(each.tree, nodes));
    for (const each of written) {
      for (const { record, note } of table(this.#ground, each.tree, base, 100)) {
        if (isValue(this.#ground, record)) yield putExpression(this.#ground, each, record, note);
      }
    }
  }

  /** So many trials of random records from the seed. */
  random(seed: number, count: number): readonly Trial[] {
    const ofShapes = this.#ground.stored ? [] : randomShapes(this.#ground, this.#profile, seed, count);
    const ofRecords = randomRecords(this.#ground, seed, count - ofShapes.length, this.#goals);
    return [...ofRecords.flatMap((derived) => putRecord(this.#ground, this.#profile, derived) ?? []), ...ofShapes];
  }

  /** Puts trials to the engine, batch by batch, until they end or there is no more time; gives how many were put. */
  async put(trials: Iterable<Trial>, { more, share, isLimited }: Time, onBatch: () => void): Promise<{ readonly put: number; readonly whole: boolean }> {
    let put = 0;
    let waiting: Trial[] = [];
    const flush = async (): Promise<void> => {
      const asked = this.#engine.askAll(waiting.map((trial) => trial.question));
      share.waits();
      const answers = await asked;
      share.works();
      for (const [index, trial] of waiting.entries()) await this.#take(trial, answers[index] as Answer);
      put += waiting.length;
      waiting = [];
      onBatch();
      await share.rest(() => isLimited && more());
    };
    for (const trial of trials) {
      waiting.push(trial);
      if (waiting.length < batch) continue;
      await flush();
      if (!more()) return { put, whole: false };
    }
    if (waiting.length > 0) await flush();
    return { put, whole: true };
  }

  async #take(trial: Trial, answer: Answer): Promise<void> {
    const what = disagreement(this.#ground, trial, answer);
    this.#onAnswer?.({ entity: this.entity.id, question: trial.question, violations: trial.expected.violations, answer });
    // What a codec makes of a record says nothing against the store.
    this.tally.note(trial, answer, what === undefined || what === "changed");
    if (what === undefined) return;
    const sort = `${what} ${trial.question.ask} ${[...new Set(trial.expected.violations.map((each) => each.constraint))].toSorted().join()} ${answer.answer === "rejected" ? answer.reason.replaceAll(/\d+/g, "#").slice(0, 120) : ""}`;
    const alike = this.#alike.get(sort);
    if (alike !== undefined) {
      alike.times += 1;
      if (alike.times > mostAlike) {
        const kept = this.disagreements[alike.index] as Disagreement;
        this.disagreements[alike.index] = { ...kept, times: alike.times };
        return;
      }
    }
    const smallest = await shrink(this.#ground, this.#engine, trial);
    const said = smallest === trial ? answer : await this.#engine.ask(smallest.question);
    const { violations, stored } = smallest.expected;
    const instead = what === "kept" ? stored : what === "changed" && said.answer === "accepted" ? said.stored : undefined;
    this.#alike.set(sort, { index: this.disagreements.length, times: 1 });
    this.disagreements.push({
      entity: this.entity.id, engine: this.#engine.name, target: this.#engine.target, what, note: smallest.note, question: smallest.question, violations, answer: said,
      ...(instead === undefined ? {} : { stored: instead }), at: statementsAt(this.#profile, this.#files, violations, said), times: 1,
    });
  }
}

/** Whether an expression may be asked over the record: its fields are valid, null standing for absent where a field may be missing. */
function isValue(ground: Ground, record: JsonObject): boolean {
  return judge(ground.entity, ground.shape, withoutNulls(record)).violations.every((each) => each.path.length === 0);
}

function withoutNulls(record: JsonObject): JsonObject {
  return names(record).reduce((current, name) => {
    const value = own(current, name) as Json;
    return isObject(value) ? withMember(current, name, withoutNulls(value)) : value === null ? withMember(current, name, undefined) : current;
  }, record);
}

/** A client can write the record: create it, or else update it. */
function clientGoals(ground: Ground): readonly Goal[] {
  const reach = (["create", "update"] as const).find((operation) => accessTo(ground.entity, operation).who !== "nobody");
  if (reach === undefined) return [];
  return [accessGoal(ground, reach)];
}
