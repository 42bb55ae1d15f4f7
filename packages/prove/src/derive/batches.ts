import { accessTo, uniqueName, type BatchWrite, type Caller, type Constraint, type Json, type Operation, type State, type Unique } from "@concord/core";
import { judge, own, same, withMember, type JsonObject } from "@concord/oracle";
import { baseFor, stateAllowing, unmade } from "../base/admission.ts";
import { recordWith } from "../base/base.ts";
import { admitted } from "../base/caller.ts";
import { another, distinct } from "../base/distinct.ts";
import { partAt, type Ground } from "../base/ground.ts";
import { checkGoals, placed, settle } from "../base/settle.ts";

/** Writes that a client makes at once, made to be judged. Batches that share `from` differ in one thing from one that is allowed. */
export interface DerivedBatch {
  readonly caller: Caller;
  readonly writes: readonly BatchWrite[];
  readonly state: State;
  readonly about: readonly string[];
  readonly note: string;
  readonly from: JsonObject;
}

/**
 * For each unique that a store keeps by documents beside the records: a record put, changed and deleted with what keeps its value taken, and with a part
 * of it left out or another's in its place; and such documents alone. `uniques` are all that the store keeps so.
 */
export function* derivedBatches(ground: Ground, uniques: readonly Unique[], constraints: readonly Constraint[]): Generator<DerivedBatch> {
  const base = baseFor(ground, "create");
  if (base === undefined) return;
  for (const unique of uniques) {
    const about = constraints.filter((each) => each.kind === "unique" && each.name === uniqueName(unique)).map((each) => each.id);
    const first = unique.fields.reduce<JsonObject>((record, path) => {
      const part = partAt(ground, path);
      return part === undefined ? record : (recordWith(ground, record, part) ?? record);
    }, base);
    const batches = new Batches(ground, uniques, unique, first, about);
    yield* batches.creates();
    yield* batches.updates();
    yield* batches.deletes();
    yield* batches.withoutValue();
  }
}

class Batches {
  readonly #ground: Ground;
  readonly #uniques: readonly Unique[];
  readonly #unique: Unique;
  readonly #first: JsonObject;
  readonly #about: readonly string[];

  constructor(ground: Ground, uniques: readonly Unique[], unique: Unique, first: JsonObject, about: readonly string[]) {
    this.#ground = ground;
    this.#uniques = uniques;
    this.#unique = unique;
    this.#first = first;
    this.#about = about;
  }

  * creates(): Generator<DerivedBatch> {
    const first = this.#first;
    const [all, others] = [this.#reserves(first), this.#reserves(first, this.#others())];
    const create = this.#create(first);
    yield* this.#batch("create", first, [create, ...all], [], "a record with what keeps it unique");
    yield* this.#batch("create", first, [create, ...others], [], "a record alone");
    yield* this.#batch("create", first, [this.#reserve(first, first)], [], "a value taken for no record");
    yield* this.#batch("create", first, [this.#release(first)], [first], "the value of a record that is there freed");
    const second = distinct(this.#ground, first, 0);
    if (second !== undefined) {
      yield* this.#batch("create", second, [this.#create(second), ...this.#reserves(second)], [first], "a second record with what keeps it unique");
      yield* this.#batch("create", second, [this.#create(second), this.#reserve(second, first), ...this.#reserves(second, this.#others())], [first], "a record whose value is taken for another");
      yield* this.#batch("create", second, [this.#reserve(first, second)], [first, second], "a value taken from the record that has it");
    }
    const twin = distinct(this.#ground, first, 0, this.#unique.fields);
    if (twin === undefined) return;
    yield* this.#batch("create", twin, [this.#create(twin), ...this.#reserves(twin)], [first], "a record with another's value, taken from it");
    yield* this.#batch("create", twin, [this.#create(twin), ...this.#reserves(twin, this.#others())], [first], "a record with another's value");
  }

  * updates(): Generator<DerivedBatch> {
    const first = this.#first;
    const moved = this.#moved(first, 0);
    if (moved === undefined) return;
    const update: BatchWrite = { entity: this.#ground.entity.id, do: "update", old: first, record: moved };
    const [freed, taken, others] = [this.#release(first), this.#reserve(moved, moved), this.#changes(first, moved)];
    yield* this.#batch("update", first, [update, freed, taken, ...others], [first], "a value changed, the old one freed");
    yield* this.#batch("update", first, [update, taken, ...others], [first], "a value changed, the old one kept");
    yield* this.#batch("update", first, [update, freed, ...others], [first], "a value changed and not taken");
    yield* this.#batch("update", first, [update, ...others], [first], "a value changed alone");
    const other = distinct(this.#ground, moved, 4, this.#unique.fields);
    if (other !== undefined) yield* this.#batch("update", first, [update, freed, taken, ...others], [first, other], "a value changed to another's");
  }

  * deletes(): Generator<DerivedBatch> {
    const first = this.#first;
    const remove: BatchWrite = { entity: this.#ground.entity.id, do: "delete", old: first };
    const others = this.#others().map((unique) => this.#release(first, unique));
    yield* this.#batch("delete", first, [remove, this.#release(first), ...others], [first], "a record deleted, its value freed");
    yield* this.#batch("delete", first, [remove, ...others], [first], "a record deleted, its value kept");
  }

  /** Records that lack a value of the unique: one, and two of which the unique says whether they meet. */
  * withoutValue(): Generator<DerivedBatch> {
    for (const path of this.#unique.fields) {
      const part = partAt(this.#ground, path);
      const lacking = part?.field?.optional === true ? this.#valid(placed(this.#ground, this.#first, part, undefined)) : undefined;
      if (lacking === undefined) continue;
      const other = distinct(this.#ground, lacking, 0, this.#unique.fields);
      yield* this.#batch("create", lacking, [this.#create(lacking), ...this.#reserves(lacking)], [], `a record without ${path.join(".")}`);
      yield* this.#batch("create", lacking, [this.#create(lacking), ...this.#reserves(lacking, this.#others())], [], `a record without ${path.join(".")}, alone`);
      if (other !== undefined) yield* this.#batch("create", lacking, [this.#create(lacking), ...this.#reserves(lacking)], [other], `a second record without ${path.join(".")}`);
    }
  }

  /** By a caller whom access lets do the operation to the record, beside these records of the entity; nothing where there is none. */
  * #batch(operation: Operation, record: JsonObject, writes: readonly BatchWrite[], there: readonly JsonObject[], note: string): Generator<DerivedBatch> {
    const beside = stateAllowing(this.#ground, operation, record).filter((each) => each.entity !== this.#ground.entity.id);
    const state = [...there.map((each) => ({ entity: this.#ground.entity.id, record: each })), ...beside];
    const records = operation === "create" ? { next: unmade(this.#ground, record) } : operation === "update" ? { old: record, next: record } : { old: record };
    const caller = admitted(this.#ground, operation, records, state);
    if (caller !== undefined) yield { caller, writes, state, about: this.#about, note, from: this.#first };
  }

  #create(record: JsonObject): BatchWrite {
    return { entity: this.#ground.entity.id, do: "create", record: unmade(this.#ground, record) };
  }

  #reserve(values: JsonObject, holder: JsonObject, unique: Unique = this.#unique): BatchWrite {
    return { entity: this.#ground.entity.id, do: "reserve", unique: uniqueName(unique), values, holder };
  }

  #release(record: JsonObject, unique: Unique = this.#unique): BatchWrite {
    return { entity: this.#ground.entity.id, do: "release", unique: uniqueName(unique), values: record, holder: record };
  }

  #reserves(record: JsonObject, uniques: readonly Unique[] = this.#uniques): readonly BatchWrite[] {
    return uniques.map((unique) => this.#reserve(record, record, unique));
  }

  #others(): readonly Unique[] {
    return this.#uniques.filter((each) => each !== this.#unique);
  }

  /** What keeps the other uniques, where a change touches them too. */
  #changes(old: JsonObject, record: JsonObject): readonly BatchWrite[] {
    const touched = this.#others().filter((unique) => unique.fields.some(([name]) => !same(own(old, name as string), own(record, name as string))));
    return touched.flatMap((unique) => [this.#release(old, unique), this.#reserve(record, record, unique)]);
  }

  /** The record with another value in a field of the unique that a client may change. */
  #moved(record: JsonObject, n: number): JsonObject | undefined {
    const { writable } = accessTo(this.#ground.entity, "update");
    const name = this.#unique.fields.find(([each]) => writable.includes(each as string))?.[0];
    const value = name === undefined ? undefined : another(this.#ground, [name], own(record, name) as Json, n);
    return name === undefined || value === undefined ? undefined : this.#valid(settle(this.#ground, withMember(record, name, value), [[name]], checkGoals(this.#ground)));
  }

  #valid(record: JsonObject): JsonObject | undefined {
    return judge(this.#ground.entity, this.#ground.shape, record).verdict === "accepted" ? record : undefined;
  }
}
