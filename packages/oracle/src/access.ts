import { accessTo, entityOf, type AccessRule, type Caller, type Entity, type Json, type Operation, type Schema, type State } from "@concord/core";
import { canonicalText, same } from "./canonical.ts";
import { readClock } from "./clock.ts";
import { evaluate, type Environment } from "./expression.ts";
import { judgeRewrite } from "./rewrite.ts";
import { names, own, type JsonObject } from "./value.ts";
import { judgementOf, type Judgement, type Violation } from "./violation.ts";

/** A client's request: who does what to which record. `old` is in the store, `next` is what it would become; `state` holds the other records. */
export interface Request {
  readonly entity: Entity;
  readonly operation: Operation;
  readonly caller: Caller;
  readonly old?: JsonObject;
  readonly next?: JsonObject;
  /** read: the fields asked for; absent: all but the secret ones. */
  readonly fields?: readonly string[];
  /** create: the key that the document is called by, where that is not the record's own. */
  readonly under?: Json;
  readonly state: State;
  /** The request's time, a canonical timestamp of six digits. */
  readonly now: string;
}

/**
 * Whether `access` lets the caller do this; not whether the new record is valid, which `judge` says.
 * An update's expression holds for the old and the new record. Then field by field, of what a create brings or an update changes:
 * `auto: created | updated` takes the request's time (or is absent, which stands for it); on create a field that is
 * not the client's to set, because it is `setBy: server` or outside `only`, may be brought with its default, as the create codec fills it in; of a secret
 * the client knows none; a computed field has one value only, which `judge` knows. Everything else must be writable. A document is called by its record's key. A refusal names `key` (and `immutable` with it, where a field of the key is so), else the field's `auto`, `immutable` or `setBy`, else the access line itself.
 */
export function judgeAccess(schema: Schema, request: Request): Judgement {
  const { entity, operation, old, next } = request;
  const rule = accessTo(entity, operation);
  const records = { read: [old], create: [next], update: [old, next], delete: [old] }[operation];
  const line = `${entity.id}:access:${operation}`;
  const allowed = records.every((record) => record !== undefined && allows(schema, rule, request, record));
  const rewritten = old === undefined || (operation !== "update" && operation !== "delete") ? [] : judgeRewrite(entity, operation, old, readClock("timestamp", request.now)?.micros ?? 0n);
  const refused = [...(allowed ? [] : [{ constraint: line, path: [], message: `${operation} is not allowed to this caller` }]), ...rewritten];
  if (operation === "read") return judgementOf([...refused, ...secrets(entity, request.fields ?? [])]);
  if (next === undefined || operation === "delete") return judgementOf(refused);
  const misnamed = operation === "create" && request.under !== undefined && !same(request.under, keyOf(entity, next));
  const called = misnamed ? [{ constraint: `${entity.id}:key`, path: entity.key.slice(0, 1), message: "is not the key that the document is called by" }] : [];
  const fields = written(operation === "update" ? old : undefined, next).flatMap((name) => forbidden(request, rule, name, line));
  return judgementOf([...refused, ...called, ...fields.filter((violation) => allowed || violation.constraint !== line)]);
}

/** No client reads a secret field, whatever access says of the record. */
function secrets(entity: Entity, fields: readonly string[]): readonly Violation[] {
  const secret = entity.fields.filter((field) => field.secret && fields.includes(field.name));
  return secret.map(({ name }) => ({ constraint: `${entity.id}/${name}:secret`, path: [name], message: "is secret" }));
}

/** The names of the fields that a create brings, or that an update changes. */
function written(old: JsonObject | undefined, next: JsonObject): readonly string[] {
  const all = new Set([...names(old ?? {}), ...names(next)]);
  return [...all].filter((name) => !same(own(old ?? {}, name), own(next, name)));
}

function forbidden(request: Request, rule: AccessRule, name: string, line: string): readonly Violation[] {
  const { entity, next, operation, now } = request;
  const field = entity.fields.find((each) => each.name === name);
  if (field === undefined || field.computed !== undefined) return [];
  const value = own(next, name);
  const says = (constraint: string, message: string): readonly Violation[] => [{ constraint, path: [name], message }];
  if (field.auto === "updated" || (field.auto === "created" && operation === "create")) {
    const free = value === undefined || value === momentLike(value, now);
    return free ? [] : says(`${entity.id}/${name}:auto`, "is not the request's time");
  }
  if (rule.writable.includes(name)) return [];
  if (operation === "create" && !field.secret && field.default !== undefined && value !== undefined && same(value, field.default)) return [];
  const fixed = field.immutable && operation === "update" ? says(`${entity.id}/${name}:immutable`, "never changes") : [];
  if (operation === "update" && entity.key.includes(name)) return [...says(`${entity.id}:key`, "is part of the key, which a client never changes"), ...fixed];
  if (field.auto !== undefined) return says(`${entity.id}/${name}:auto`, "is made by the store");
  if (fixed.length > 0) return fixed;
  if (field.serverOnly) return says(`${entity.id}/${name}:setBy`, "is set by the server");
  return says(line, `may not be written by a client on ${operation}`);
}

/** The request's time cut to as many digits as the value has. */
function momentLike(value: Json, now: string): string {
  const digits = typeof value === "string" ? (/\.([0-9]+)Z?$/.exec(value)?.[1]?.length ?? 0) : 0;
  return digits === 0 ? now.replace(/\.[0-9]+/, "") : now.replace(/(\.[0-9]+)/, (fraction) => fraction.slice(0, digits + 1));
}

function allows(schema: Schema, rule: AccessRule, request: Request, record: JsonObject): boolean {
  if (rule.who === "anyone") return true;
  if (rule.who === "nobody" || request.caller.uid === undefined) return false;
  return rule.who === "signedIn" || (rule.if !== undefined && evaluate(rule.if.tree, environmentOf(schema, request, record)) === true);
}

/** What an access expression sees of a request over one of its records. */
export function environmentOf(schema: Schema, request: Omit<Request, "operation">, record: JsonObject): Environment {
  const { caller, now } = request;
  return { record, caller, auth: schema.project.auth, now, relation: (name) => related(schema, request.entity, record, name, request.state) };
}

/** The record that the relation of this name leads to from the record, if the state has it. */
export function related(schema: Schema, entity: Entity, record: JsonObject, relation: string, state: State): Json | undefined {
  const reference = entity.references.find((each) => each.relation === relation);
  if (reference === undefined) return undefined;
  const values = reference.by.map((name) => own(record, name));
  if (values.some((value) => value === undefined || value === null)) return undefined;
  const target = entityOf(schema, reference.to);
  const leads = (candidate: Json): boolean => reference.key.every((name, index) => same(own(candidate, name), values[index]));
  return state.find((each) => each.entity === target.id && leads(each.record))?.record;
}

/** The key of a record as `Write.key` wants it: the value, or the list of values where the key has several fields. */
export function keyOf(entity: Entity, record: Json): Json {
  const values = entity.key.map((name) => own(record, name) ?? null);
  return values.length === 1 ? (values[0] as Json) : values;
}

/** A text that two records of the entity share exactly if they have the same key. */
export function keyText(entity: Entity, record: Json): string {
  return canonicalText(keyOf(entity, record));
}
