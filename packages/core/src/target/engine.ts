import type { Operation } from "../model/entity.ts";
import type { Json } from "../model/json.ts";
import type { Schema } from "../model/schema.ts";
import type { Written } from "../expression/expression.ts";
import type { GeneratedFile } from "./target.ts";

/** A canonical record (or what a test offers as one): a JSON value. Only here may it hold what JSON can't: NaN, ±Infinity, −0, undefined, lone surrogates. */
export type Offered = Json | undefined;

/** Who asks, for access questions. Anonymous: no uid. */
export interface Caller {
  readonly uid?: string;
  readonly roles: readonly string[];
  readonly claims: Readonly<Record<string, Json>>;
}

/**
 * A write of a history: judged with the state that the writes before it left, past the rules for clients.
 * `key`: the key's value; the list of values in the key's order where it has several fields.
 * `update` puts `record` as a whole in the place of the record with that key; `create` leaves absent fields with a default or `auto` to the store.
 */
export type Write =
  | { readonly entity: string; readonly do: "create"; readonly record: Offered }
  | { readonly entity: string; readonly do: "update"; readonly key: Json; readonly record: Offered }
  | { readonly entity: string; readonly do: "delete"; readonly key: Json };

/**
 * One of the writes that a client makes at once. `reserve` and `release`: the document by which a store without uniqueness keeps a value taken, as a client
 * writes and deletes it: the one for what `values` has in the unique's fields, naming the record `holder`.
 */
export type BatchWrite =
  | { readonly entity: string; readonly do: "create"; readonly record: Json }
  | { readonly entity: string; readonly do: "update"; readonly old: Json; readonly record: Json }
  | { readonly entity: string; readonly do: "delete"; readonly old: Json }
  | { readonly entity: string; readonly do: "reserve" | "release"; readonly unique: string; readonly values: Json; readonly holder: Json };

/** Whole canonical records that are in the store before the question, put there past every rule for clients. */
export type State = readonly { readonly entity: string; readonly record: Json }[];

/** What the prover asks of an engine. Every question is asked on an empty store, seeded with its `state`. */
export type Question =
  /**
   * Is this record accepted as a new one? `defaults`: absent fields that have a default or are `auto` are left to the store.
   * An engine that lets only clients be judged (security rules) puts it as `caller`; the others ignore the caller.
   * `shape`, of validators alone: is this a value of that shape, which the contract names? `form`: is it one once it is read as what a form sends, values by name and
   * lists of what is sent several times under one?
   */
  | { readonly ask: "record"; readonly entity: string; readonly shape?: string; readonly form?: true; readonly record: Offered; readonly state: State; readonly defaults: boolean; readonly caller: Caller }
  /** Is the last of these writes accepted? Those before it must be. */
  | { readonly ask: "history"; readonly writes: readonly Write[] }
  /**
   * What does the entity's journal hold after these writes? Accepted with `stored: { entries }`, oldest first: in each the record's `key` (as in `Write`), the
   * `operation`, and the record `before` and `after`, as far as there is one. With `attempt`: may a client who has signed in do this to the journal?
   */
  | { readonly ask: "journal"; readonly entity: string; readonly writes: readonly Write[]; readonly attempt?: Operation }
  /**
   * After these writes, and when this record, which may lack anything, waits in the entity's staging: does it become one of the entity's own? Accepted with the record that
   * it became as `stored`. With `attempt`: may a client who has signed in do this to what waits?
   */
  | { readonly ask: "promotion"; readonly entity: string; readonly writes: readonly Write[]; readonly waiting: Offered; readonly attempt?: Operation }
  /**
   * May the caller do this? `old` is in the store (beside `state`), `record` is what it would become: all of it, as a client would send it.
   * An absent `auto: created` on create and an absent or unchanged `auto: updated` on both stand for the request's time: the engine writes it as
   * the store's clients do, or lets the store fill it. An update touches the fields that differ and no other.
   * What a client writes beside the record so that it is unique is written with it, here and where a record is asked.
   * `under`, on create: another key's value (as in `Write`), by which the document is called instead of by the record's own; asked only where clients
   * name their documents.
   */
  | {
    readonly ask: "access"; readonly entity: string; readonly operation: Operation; readonly caller: Caller; readonly old?: Json; readonly record?: Json; readonly fields?: readonly string[];
    readonly under?: Json; readonly state: State;
  }
  /**
   * May the caller list the collection, filtered by these equalities? Accepted: the answer holds every record of the state that passes the filter
   * (security rules refuse the query as a whole; row policies leave records out, and a record left out is a refusal).
   */
  | { readonly ask: "list"; readonly entity: string; readonly caller: Caller; readonly filter: readonly { readonly field: string; readonly equals: Json }[]; readonly state: State }
  /** May the caller make these writes at once, and nothing beside them? Asked of a store that keeps a unique by documents beside the record's own. */
  | { readonly ask: "batch"; readonly entity: string; readonly caller: Caller; readonly writes: readonly BatchWrite[]; readonly state: State }
  /** What is this expression's value over the record, asked alone: in a bare SELECT, rule or function? */
  | { readonly ask: "expression"; readonly entity: string; readonly expression: Written; readonly record: Json };

/** A record's way to the store and back through the generated codec, run as it was generated: the record that came back, or who refused it and why. */
export type Round = { readonly back: Json } | { readonly refused: string };

export type Answer =
  /**
   * `stored`: what the store holds now, decoded to canonical JSON: for `record`, and for `history` the record of the last write.
   * `round`, for a record that was written: what became of `stored` when it was written and read again through the target's generated codec, where there is one.
   */
  | { readonly answer: "accepted"; readonly stored?: Json; readonly round?: Round }
  | { readonly answer: "rejected"; /** The engine's own word: SQLSTATE and constraint name, rule line, Zod path. */ readonly reason: string; readonly statement?: string }
  /** The engine's native type can't hold the value, so nothing was asked. */
  | { readonly answer: "unrepresentable"; readonly reason: string }
  /** The engine has no such question (Zod has no lists). */
  | { readonly answer: "not asked"; readonly reason: string };

/** How SQL can differ from its contract in its last column: by its name, its type, or another column after it. */
export const unlikes = ["name", "type", "more"] as const;
export type Unlike = (typeof unlikes)[number];

/**
 * A running engine of one target. `start` gets the contracts and the target's generated files and loads those files, nothing else.
 * The encoder that turns a record into native values does not validate.
 */
export interface Engine {
  /** `PostgreSQL 18.4`. */
  readonly name: string;
  readonly target: string;
  /** Only what clients do is judged here (security rules): the prover puts records in a client's name, and asks no histories. */
  readonly clientsOnly?: boolean;
  start(schema: Schema, files: readonly GeneratedFile[]): Promise<void>;
  ask(question: Question): Promise<Answer>;
  /** Answers in the order of the questions; an engine that can ask many at once does. */
  askAll(questions: readonly Question[]): Promise<readonly Answer[]>;
  /**
   * Whether the view or saved query of that id runs and answers as its contract says; with `unlike`, whether it would be taken if its SQL gave something else.
   * Absent: the engine runs no SQL.
   */
  askAnswer?(id: string, unlike?: Unlike): Promise<Answer>;
  stop(): Promise<void>;
}

/** How the command line finds an engine: `find` says how to start it, or why it can't be here. Never touches a database that the user named. */
export interface EngineFinder {
  readonly target: string;
  readonly name: string;
  find(): Promise<{ readonly engine: Engine } | { readonly missing: string }>;
}

