import { constraintsOf, namedShapeOf, shapeOf, type Answer, type Claim, type Engine, type Entity, type NamedShape, type Offered, type Question, type Schema } from "@concord/core";
import {
  entriesOf, evaluate, filled, isObject, judge, judgeAccess, judgeHistory, judgeInitial, judgeList, judgeReservations, judgeStanding, judgeTransition, keyText, maker, momentFor, normalise, own, promoted, readForm, storedShape, withMember,
  type JsonObject, type Violation,
} from "@concord/oracle";

/** What is wrong with a test's engine: constraints that it does not look at, or all that it forgets about the fields it keeps. */
export interface Faults {
  readonly ignores?: (constraint: string) => boolean;
  readonly refuses?: (record: JsonObject) => boolean;
  readonly keeps?: (record: JsonObject) => JsonObject;
}

/**
 * An engine made of the oracle itself, with faults put in on purpose: what tests the prover, and nothing else. It holds every value, and answers every question.
 * `normalises`: the claims that it rounds by.
 */
export function oracleEngine(target: string, clientsOnly: boolean, faults: Faults = {}, normalises: ReadonlySet<string> = new Set()): Engine {
  let schema: Schema | undefined;
  const micros = BigInt(Date.now()) * 1000n;
  const now = momentFor({ kind: "timestamp", precision: 6 }, micros);
  const verdict = (violations: readonly Violation[], stored?: JsonObject): Answer => {
    const seen = violations.filter((each) => faults.ignores?.(each.constraint) !== true);
    const [first] = seen;
    if (first !== undefined) return { answer: "rejected", reason: `${first.constraint} ${first.message}` };
    if (stored !== undefined && faults.refuses?.(stored) === true) return { answer: "rejected", reason: "refused on purpose" };
    return { answer: "accepted", ...(stored === undefined ? {} : { stored: faults.keeps?.(stored) ?? stored }) };
  };
  const ask = (question: Question): Answer => {
    if (schema === undefined) throw new Error("not started");
    const name = question.ask === "history" ? question.writes.at(-1)?.entity : question.entity;
    const entity = schema.entities.find((each) => each.id === name);
    if (entity === undefined) throw new Error(`no entity ${name}`);
    const stored = entity.stores.includes(target);
    const shape = stored ? storedShape(entity, target) : shapeOf(entity, question.ask === "record" && question.defaults ? "create" : "record");
    const fields = shape.fields.map(({ field }) => field).filter((field) => stored && (!clientsOnly || field.auto === "created" || field.auto === "updated"));
    switch (question.ask) {
      case "record": {
        const { record, state, caller } = question;
        const named = entity.shapes.find((each) => each.name === question.shape);
        if (named !== undefined) return verdict(judgeShape(entity, named, question.form === true ? readForm(namedShapeOf(named), record) : record, micros));
        if (!isObject(record)) return verdict(judge(entity, shape, record).violations);
        const whole = normalise(entity, shape, question.defaults ? filled(fields, record, maker(micros)) : record, normalises);
        const access = clientsOnly ? judgeAccess(schema, { entity, operation: "create", caller, next: record, state, now }).violations : [];
        return verdict([...judge(entity, shape, whole).violations, ...access, ...(stored ? [...judgeInitial(entity, target, whole), ...judgeStanding(schema, target, entity, whole, state)] : [])], whole);
      }
      case "access": {
        const { operation, caller, old, record, under, state } = question;
        const records = { ...(isObject(old) ? { old } : {}), ...(isObject(record) ? { next: record } : {}), ...(under === undefined ? {} : { under }) };
        const { violations } = judgeAccess(schema, { entity, operation, caller, ...records, state, now });
        if (!isObject(record)) return verdict(violations);
        const timed = entity.fields.reduce((current, field) => (field.auto === "updated" && own(current, field.name) === undefined ? withMember(current, field.name, now.replace(/\d{3}Z/, "Z")) : current), record);
        const whole = normalise(entity, shape, operation === "create" ? filled(fields, record, maker(micros)) : timed, normalises);
        const moved = operation === "update" && isObject(old) ? judgeTransition(entity, target, old, whole) : judgeInitial(entity, target, whole);
        return verdict([...violations, ...moved, ...judge(entity, shape, whole).violations, ...judgeStanding(schema, target, entity, whole, state)]);
      }
      case "batch": {
        const { writes, state, caller } = question;
        return verdict([
          ...entity.uniques.flatMap((unique) => judgeReservations(entity, unique, writes, state)),
          ...writes.flatMap((write) => {
            if (schema === undefined || "holder" in write) return [];
            const records = { ...("old" in write ? { old: write.old as JsonObject } : {}), ...("record" in write ? { next: write.record as JsonObject } : {}) };
            return judgeAccess(schema, { entity, operation: write.do, caller, ...records, state, now }).violations;
          }),
        ]);
      }
      case "list":
        return verdict(judgeList(schema, { entity, caller: question.caller, filter: question.filter, state: question.state, now }).violations);
      case "history": {
        const ending = judgeHistory(schema, question.writes, { store: target, make: maker(micros), micros });
        const last = question.writes.at(-1);
        const kept = ending.state.find((each) => last?.do !== "delete" && each.entity === last?.entity && keyText(entity, each.record) === keyText(entity, last.record as JsonObject));
        return verdict(ending.violations, kept === undefined ? undefined : (kept.record as JsonObject));
      }
      case "journal": {
        const id = `${entity.id}:history`;
        const ending = judgeHistory(schema, question.writes, { store: target, make: maker(micros), micros });
        const entries = faults.ignores?.(id) === true ? [] : entriesOf(ending.journal, entity);
        return question.attempt === undefined ? { answer: "accepted", stored: { entries } } : verdict([{ constraint: id, path: [], message: question.attempt }]);
      }
      case "promotion": {
        const id = `${entity.id}:staging`;
        if (question.attempt !== undefined) return verdict([{ constraint: id, path: [], message: question.attempt }]);
        const stage = { store: target, make: maker(micros), micros };
        const state = question.writes.length === 0 ? [] : judgeHistory(schema, question.writes, stage).state;
        const write = promoted(entity, state, question.waiting as JsonObject);
        const after = write === undefined ? undefined : judgeHistory(schema, [...question.writes, write], stage);
        if ((after?.violations.length ?? 0) > 0) return verdict([{ constraint: id, path: [], message: "refused" }]);
        const became = (after?.state ?? state).find((each) => each.entity === entity.id && (write === undefined || !state.includes(each)));
        return verdict([], became?.record as JsonObject | undefined);
      }
      case "expression":
        return evaluate(question.expression.tree, { record: question.record }) === true ? { answer: "accepted" } : { answer: "rejected", reason: "false" };
    }
  };
  return {
    name: `oracle as ${target}`, target, clientsOnly,
    start: async (given) => void (schema = given),
    ask: async (question) => ask(question),
    askAll: async (questions) => questions.map(ask),
    stop: async () => void (schema = undefined),
  };
}

/** A value of a named shape as its codec takes it: with its defaults, unless any field may be missing. */
function judgeShape(entity: Entity, named: NamedShape, value: Offered, micros: bigint): readonly Violation[] {
  const shape = namedShapeOf(named);
  const fields = shape.fields.map(({ field }) => field);
  return judge(entity, shape, isObject(value) && shape.given && !named.partial ? filled(fields, value, maker(micros)) : value).violations;
}

/** Claims of a target that enforces everything, save for what `other` says of a constraint. A store claims on the entities that it holds. */
export function claimsFor(schema: Schema, target: string, other: (constraint: string) => Claim["verdict"] | undefined = () => undefined): readonly Claim[] {
  const isStore = schema.entities.some((entity) => entity.stores.includes(target));
  const held = schema.entities.filter((entity) => !isStore || entity.stores.includes(target));
  return held.flatMap((entity) => constraintsOf(entity, isStore ? target : undefined)).map(({ id }): Claim => {
    const of = { constraint: id, target };
    const verdict = other(id) ?? "enforced";
    if (verdict === "lost") return { ...of, verdict, why: "on purpose", instead: "no one" };
    if (verdict === "documented") return { ...of, verdict, where: "nowhere" };
    if (verdict === "normalised") return { ...of, verdict, change: "rounded" };
    return { ...of, verdict, by: { file: `${target}.txt`, start: 0, end: 4, line: 1, name: id } };
  });
}
