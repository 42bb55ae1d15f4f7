import { entityOf, type Answer, type BatchWrite, type Entity, type Json, type Offered, type Question, type Schema, type State } from "@concord/core";
import type { Codecs } from "@concord/core/driver";
import { entityWords } from "../block.ts";
import { groupOf, locationOf, pathFields } from "../location.ts";
import { storedFields, storedName } from "../names.ts";
import { companionWrite, companionWrites } from "./companions.ts";
import type { Database, DocumentWrite, Reply } from "./database.ts";
import { decodeRecord } from "./decode.ts";
import { encodeField, encodePath, encodeRecord } from "./encode.ts";
import { roundTrip, type Codec } from "./round.ts";
import { owner, tokenOf } from "./token.ts";
import { Unrepresentable, type Fields } from "./value.ts";

type Ask<K extends Question["ask"]> = Extract<Question, { readonly ask: K }>;

/** Asks one question after the other on documents of its own. What a question leaves behind is taken away before the next is asked. */
export class Lane {
  readonly database: Database;
  readonly #schema: Schema;
  readonly #codecs: Codecs<Codec>;
  /** By path: the text of the fields that are there; undefined where they are not known. */
  readonly #present: Map<string, string | undefined> = new Map();

  constructor(database: Database, schema: Schema, codecs: Codecs<Codec>) {
    this.database = database;
    this.#schema = schema;
    this.#codecs = codecs;
  }

  async ask(question: Exclude<Question, { readonly ask: "history" | "journal" | "promotion" | "expression" }>): Promise<Answer> {
    try {
      if (question.ask === "record") return await this.#create(question.entity, question.record, question.state, question.caller, question.defaults);
      if (question.ask === "list") return await this.#list(question);
      if (question.ask === "batch") return await this.#batch(question);
      return await this.#access(question);
    } catch (error) {
      if (error instanceof Unrepresentable) return { answer: "unrepresentable", reason: error.message };
      throw error;
    }
  }

  /**
   * A new document, as its caller sends it. With `defaults`, `auto: created | updated` take the request's time where the record leaves them out, as the
   * codec of a client makes them. Nothing else is filled in: defaults and uuids are the client's own to make. `under` is the key that it is called by
   * where that is not the record's own. What keeps it unique is written with it.
   */
  async #create(id: string, record: Offered, state: State, caller: Ask<"record">["caller"], defaults: boolean, under?: Json): Promise<Answer> {
    const entity = entityOf(this.#schema, id);
    const fields = encodeRecord(entity, this.#schema.project, record);
    const path = this.#path(entity, under === undefined ? record : keyed(entity, under));
    await this.#put(state);
    const now = defaults ? this.#timesLeftOut(entity, record) : [];
    const beside = companionWrites(await this.#codecs.of(entity), undefined, record);
    return this.#written(entity, path, await this.#commit([{ do: "create", path, fields, now }, ...beside], caller));
  }

  async #access(question: Ask<"access">): Promise<Answer> {
    const { operation, caller, old, record, state } = question;
    const entity = entityOf(this.#schema, question.entity);
    if (operation === "create") return this.#create(question.entity, record, state, caller, true, question.under);
    const path = this.#path(entity, old);
    await this.#put([...state, ...(old === undefined ? [] : [{ entity: entity.id, record: old }])]);
    if (operation === "read") return answerOf(await this.database.get(path, tokenOf(caller, this.#schema.project)));
    const beside = companionWrites(await this.#codecs.of(entity), old, record);
    if (operation === "delete") return answerOf(await this.#commit([{ do: "delete", path }, ...beside], caller));
    return this.#written(entity, path, await this.#commit([this.#update(entity, path, old, record), ...beside], caller));
  }

  /** What a client sends to change a record into another: the fields that differ. */
  #update(entity: Entity, path: string, old: Offered, record: Offered): DocumentWrite {
    const [before, after] = [old, record].map((each) => encodeRecord(entity, this.#schema.project, each)) as [Fields, Fields];
    const untouched = isRecord(record) && isRecord(old) ? this.#updatedUntouched(entity, old, record) : [];
    const changed = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((key) => !untouched.includes(key) && JSON.stringify(before[key]) !== JSON.stringify(after[key]));
    const fields = Object.fromEntries(changed.flatMap((key) => (after[key] === undefined ? [] : [[key, after[key]]])));
    return { do: "update", path, fields, changed, now: untouched };
  }

  /** Writes at once, and what the question says beside them: nothing else. */
  async #batch({ writes, caller, state }: Ask<"batch">): Promise<Answer> {
    const made = await Promise.all(writes.map((write) => this.#batchWrite(write)));
    await this.#put(state);
    return answerOf(await this.#commit(made.flat(), caller));
  }

  async #batchWrite(write: BatchWrite): Promise<readonly DocumentWrite[]> {
    const entity = entityOf(this.#schema, write.entity);
    if ("holder" in write) return companionWrite(await this.#codecs.of(entity), entity, this.#schema.project, write);
    const path = this.#path(entity, write.do === "create" ? write.record : write.old);
    if (write.do === "delete") return [{ do: "delete", path }];
    if (write.do === "update") return [this.#update(entity, path, write.old, write.record)];
    return [{ do: "create", path, fields: encodeRecord(entity, this.#schema.project, write.record), now: this.#timesLeftOut(entity, write.record) }];
  }

  /** A query of one collection; where the collection stands below documents, its filter must say below which. */
  async #list({ entity: id, caller, filter, state }: Ask<"list">): Promise<Answer> {
    const entity = entityOf(this.#schema, id);
    const { project } = this.#schema;
    const location = locationOf(entity, project);
    const above = pathFields(location).map((field) => field.name);
    const asked = filter.filter(({ field }) => !above.includes(field));
    const [one, everywhere] = [asked.length + above.length === filter.length, entityWords(entity).group === true];
    if (!one && !everywhere) return { answer: "not asked", reason: "a query reads the collection below one document" };
    const conditions = (by: typeof filter) => by.map(({ field, equals }) => {
      const known = storedFields(entity).find((each) => each.name === field);
      if (known === undefined) throw new Unrepresentable(`${field} is not in Firestore`);
      return { field: storedName(known, project), value: encodeField(known, project, equals) };
    });
    const below = Object.fromEntries(filter.map(({ field, equals }) => [field, equals]));
    const collection = encodePath(entity, project, below).split("/").slice(0, -1).join("/");
    const [inOne, inAll] = [conditions(asked), conditions(filter)];
    await this.#put(state);
    const ofOne = one ? answerOf(await this.database.list(collection, inOne, tokenOf(caller, project))) : undefined;
    const ofAll = everywhere ? answerOf(await this.database.listGroup(groupOf(location), inAll, tokenOf(caller, project))) : undefined;
    if (ofOne !== undefined && ofAll !== undefined && ofOne.answer !== ofAll.answer) throw new Error(`one collection of ${id} is ${ofOne.answer} and all are ${ofAll.answer}, by the same filter`);
    return (ofOne ?? ofAll) as Answer;
  }

  /** Makes these records, and what keeps them unique, all that is there; of two with one key the first. */
  async #put(state: State): Promise<void> {
    const wanted = new Map<string, Fields>();
    for (const { entity: id, record } of state.toReversed()) {
      const entity = entityOf(this.#schema, id);
      wanted.set(this.#path(entity, record), encodeRecord(entity, this.#schema.project, record));
      for (const beside of companionWrites(await this.#codecs.of(entity), undefined, record)) if (beside.do === "put") wanted.set(beside.path, beside.fields);
    }
    const writes: DocumentWrite[] = [...this.#present.keys()].filter((path) => !wanted.has(path)).map((path) => ({ do: "delete", path }));
    for (const [path, fields] of wanted) if (this.#present.get(path) !== JSON.stringify(fields)) writes.push({ do: "put", path, fields });
    if (writes.length === 0) return;
    const reply = await this.database.commit(writes, owner);
    if (!reply.ok) throw new Error(`the emulator refuses its owner: ${reply.reason}`);
    this.#present.clear();
    for (const [path, fields] of wanted) this.#present.set(path, JSON.stringify(fields));
  }

  async #commit(writes: readonly DocumentWrite[], caller: Ask<"record">["caller"]): Promise<Reply> {
    const reply = await this.database.commit(writes, tokenOf(caller, this.#schema.project));
    if (reply.ok) for (const { path } of writes) this.#present.set(path, undefined);
    return reply;
  }

  async #written(entity: Entity, path: string, reply: Reply): Promise<Answer> {
    if (!reply.ok) return { answer: "rejected", reason: reply.reason };
    const read = await this.database.get(path, owner);
    if (!read.ok) throw new Error(`the emulator refuses its owner: ${read.reason}`);
    const stored = decodeRecord(entity, this.#schema.project, read.fields ?? {});
    return { answer: "accepted", stored, round: await roundTrip(await this.#codecs.of(entity), stored, (fields) => this.#kept(path, fields)) };
  }

  /** What a document holds that a server puts in the place of the one that is there. */
  async #kept(path: string, fields: Fields): Promise<Fields> {
    const put = await this.database.commit([{ do: "put", path, fields }], owner);
    const read = put.ok ? await this.database.get(path, owner) : put;
    if (!read.ok) throw new Error(`the emulator refuses its owner: ${read.reason}`);
    return "fields" in read ? (read.fields ?? {}) : {};
  }

  #path(entity: Entity, record: Offered): string {
    return encodePath(entity, this.#schema.project, record);
  }

  #timesLeftOut(entity: Entity, record: Offered): readonly string[] {
    const left = storedFields(entity).filter((field) => (field.auto === "created" || field.auto === "updated") && isRecord(record) && record[field.name] === undefined);
    return left.map((field) => storedName(field, this.#schema.project));
  }

  /** `auto: updated` fields that the new record leaves out or as they were: they take the request's time. */
  #updatedUntouched(entity: Entity, old: { readonly [name: string]: Json }, record: { readonly [name: string]: Json }): readonly string[] {
    const fields = storedFields(entity).filter((field) => field.auto === "updated" && (record[field.name] === undefined || record[field.name] === old[field.name]));
    return fields.map((field) => storedName(field, this.#schema.project));
  }
}

function answerOf(reply: Reply): Answer {
  return reply.ok ? { answer: "accepted" } : { answer: "rejected", reason: reply.reason };
}

/** The key's fields with the values of a key. */
function keyed(entity: Entity, key: Json): Json {
  const values = entity.key.length === 1 ? [key] : (key as readonly Json[]);
  return Object.fromEntries(entity.key.map((name, index) => [name, values[index] ?? null]));
}

function isRecord(value: Offered): value is { readonly [name: string]: Json } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
