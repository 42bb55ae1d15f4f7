import { entityOf, type Entity, type Json, type Reference, type Schema, type State, type Write } from "@concord/core";
import { keyOf, keyText } from "./access.ts";
import { canonicalText, same } from "./canonical.ts";
import { filled, momentFor, type Make } from "./fill.ts";
import { journalEntry, type JournalEntry } from "./journal.ts";
import { judge } from "./judge.ts";
import { judgeRewrite } from "./rewrite.ts";
import { storedShape } from "./shape.ts";
import { judgeStanding, refersTo } from "./standing.ts";
import { judgeInitial, judgeTransition } from "./transition.ts";
import { isObject, own, withMember, type JsonObject } from "./value.ts";
import { judgementOf, type Judgement, type Violation } from "./violation.ts";

/**
 * How a history ends: the judgement of the write that was refused, or of the last one; `at` is its index, `state` what the store then holds, `journal` what the
 * journals of all entities then say, oldest first.
 */
export interface Ending extends Judgement { readonly at: number; readonly state: State; readonly journal: readonly JournalEntry[] }

/** The store in which a history happens (its fields, uniques and references), and what it makes for `auto` fields. */
export interface Stage { readonly store: string; readonly make: Make; readonly micros: bigint }

/**
 * Judges a history of writes, as the store does that enforces keys, uniques and references: each write with the state that the ones before it left.
 * Beside the record itself: `key` (no second record with it), `unique` (with its `where` and `nulls`), `reference` (the target is there; deleting it or
 * changing its key restricts, cascades or clears), `immutable` (an update does not change it), `initial` and `transition` (what a field
 * begins with, and what it goes to), `appendOnly` (no update; no deletion before its time). Defaults and `auto` are filled on create.
 * Throws if an update or delete names a record that is not there: such a write means nothing.
 */
export function judgeHistory(schema: Schema, writes: readonly Write[], stage: Stage): Ending {
  let state: State = [];
  const journal: JournalEntry[] = [];
  for (const [at, write] of writes.entries()) {
    const step = new Step(schema, stage, state);
    step.do(write);
    if (step.found.length === 0) {
      state = step.state;
      journal.push(...step.journal);
    }
    if (step.found.length > 0 || at === writes.length - 1) return { ...judgementOf(step.found), at, state, journal };
  }
  throw new Error("a history has at least one write");
}

/** One write and everything that follows from it. */
class Step {
  readonly found: Violation[] = [];
  readonly journal: JournalEntry[] = [];
  state: State;
  readonly #schema: Schema;
  readonly #stage: Stage;

  constructor(schema: Schema, stage: Stage, state: State) {
    this.#schema = schema;
    this.#stage = stage;
    this.state = state;
  }

  do(write: Write): void {
    const entity = entityOf(this.#schema, write.entity);
    if (write.do === "create") {
      const fields = storedShape(entity, this.#stage.store).fields.map(({ field }) => field);
      const record = isObject(write.record) ? filled(fields, write.record, this.#stage.make) : {};
      this.found.push(...judgeInitial(entity, this.#stage.store, record));
      this.#put(entity, record, undefined);
      return;
    }
    const old = this.#of(entity).find((record) => same(keyOf(entity, record), write.key));
    if (old === undefined) throw new Error(`${write.do}: there is no ${entity.id} with the key ${canonicalText(write.key)}`);
    if (write.do === "delete") this.#remove(entity, old);
    else this.#update(entity, old, isObject(write.record) ? write.record : {});
  }

  #update(entity: Entity, old: JsonObject, record: JsonObject): void {
    this.found.push(...judgeRewrite(entity, "update", old, this.#stage.micros));
    this.found.push(...judgeTransition(entity, this.#stage.store, old, record));
    let next = record;
    for (const { field } of storedShape(entity, this.#stage.store).fields) {
      if (field.auto === "updated") next = withMember(next, field.name, momentFor(field.type, this.#stage.micros));
      if (field.immutable && !same(own(old, field.name), own(next, field.name))) {
        this.found.push({ constraint: `${entity.id}/${field.name}:immutable`, path: [field.name], message: "never changes" });
      }
    }
    this.#put(entity, next, old);
  }

  /** Puts a record in the place of an old one or of none, judges it, and lets those that refer to a key that it leaves follow. */
  #put(entity: Entity, record: JsonObject, old: JsonObject | undefined): void {
    const { violations } = judge(entity, storedShape(entity, this.#stage.store), record);
    this.found.push(...violations);
    if (violations.length > 0) return;
    this.state = [...this.state.filter((each) => each.record !== old), { entity: entity.id, record }];
    this.#note(journalEntry(entity, old, record));
    if (old !== undefined) this.#follow(entity, old, record);
    const others = this.state.filter((each) => each.record !== record);
    this.found.push(...judgeStanding(this.#schema, this.#stage.store, entity, record, others));
  }

  #remove(entity: Entity, old: JsonObject): void {
    if (!this.#of(entity).includes(old)) return;
    this.found.push(...judgeRewrite(entity, "delete", old, this.#stage.micros));
    this.state = this.state.filter((each) => each.record !== old);
    this.#note(journalEntry(entity, old, undefined));
    this.#follow(entity, old, undefined);
  }

  /** What happens to the records that refer to `old`, whose key is gone or has become another. */
  #follow(entity: Entity, old: JsonObject, next: JsonObject | undefined): void {
    if (next !== undefined && keyText(entity, old) === keyText(entity, next)) return;
    for (const from of this.#schema.entities) {
      for (const reference of this.#enforced(from).filter((each) => each.to === entity.id)) {
        for (const record of this.#of(from).filter((each) => refersTo(reference, each, old))) this.#act(from, reference, record, next);
      }
    }
  }

  #act(from: Entity, reference: Reference, record: JsonObject, next: JsonObject | undefined): void {
    const action = next === undefined ? reference.onDelete : reference.onUpdate;
    if (action === "restrict") {
      this.found.push({ constraint: `${from.id}:reference:${reference.name}`, path: [], message: `${from.id} still refers to it` });
    } else if (action === "cascade" && next === undefined) {
      this.#remove(from, record);
    } else {
      const optional = (name: string): boolean => from.fields.find((field) => field.name === name)?.optional === true;
      const value = (index: number): Json | undefined => (action === "cascade" ? own(next, reference.key[index] as string) : undefined);
      const changed = reference.by.reduce(
        (kept, name, index) => (action === "cascade" || optional(name) ? withMember(kept, name, value(index)) : kept), record);
      this.#put(from, changed, record);
    }
  }

  #note(entry: JournalEntry | undefined): void {
    if (entry !== undefined) this.journal.push(entry);
  }

  #of(entity: Entity): readonly JsonObject[] {
    return this.state.filter((each) => each.entity === entity.id).map((each) => each.record as JsonObject);
  }

  #enforced(entity: Entity): readonly Reference[] {
    return entity.references.filter((reference) => reference.enforce.includes(this.#stage.store));
  }
}
