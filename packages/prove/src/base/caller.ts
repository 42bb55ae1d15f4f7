import { accessTo, operations, type Caller, type Entity, type Json, type Operation, type State } from "@concord/core";
import { judgeAccess, nodes, own, writeClock, type JsonObject } from "@concord/oracle";
import type { Ground } from "./ground.ts";
import { other, owner, unlike } from "./sample.ts";

export const anonymous: Caller = { roles: [], claims: {} };

/**
 * The callers that an entity's access lines can tell apart: anonymous, a stranger, the owner of base records, and a stranger and the owner
 * with each role and each claim that the lines name.
 */
export function callersOf(entity: Entity): readonly Caller[] {
  const trees = operations.flatMap((operation) => accessTo(entity, operation).if?.tree ?? []);
  const all = trees.flatMap(nodes);
  const roles = unlike(all.flatMap((node) => (node.op === "hasRole" ? [node.role] : [])));
  const claims = unlike(all.flatMap((node): { name: string; value: Json }[] => {
    if (!("left" in node) || !("op" in node.right)) return [];
    const sides = [[node.left, node.right], [node.right, node.left]] as const;
    return sides.flatMap(([one, against]) => (one.op === "auth" && one.claim !== undefined && against.op === "literal"
      ? around(against.value).map((value) => ({ name: one.claim as string, value }))
      : one.op === "auth" && one.claim !== undefined && one.is === "boolean" ? [true, false].map((value) => ({ name: one.claim as string, value })) : []));
  }));
  const flags = unlike(all.flatMap((node) => (node.op === "auth" && node.claim !== undefined && node.is === "boolean" ? [node.claim] : [])));
  const people = [owner, other].map((uid): Caller => ({ uid, roles: [], claims: {} }));
  return [
    anonymous,
    ...people,
    ...people.flatMap((person) => roles.map((role) => ({ ...person, roles: [role] }))),
    ...people.flatMap((person) => claims.map(({ name, value }) => ({ ...person, claims: { [name]: value } }))),
    ...people.flatMap((person) => flags.map((name) => ({ ...person, claims: { [name]: true } }))),
    ...(roles.length > 0 ? people.flatMap((person) => claims.map(({ name, value }) => ({ ...person, roles, claims: { [name]: value } }))) : []),
  ];
}

function around(value: Json): readonly Json[] {
  return typeof value === "number" ? [value, value - 1, value + 1] : value === null ? [] : [value];
}

/** What a caller is called in a table: `anonymous`, `owner-1`, `other-1 as admin`. */
export function callerText(caller: Caller): string {
  const claims = Object.entries(caller.claims).map(([name, value]) => `${name}=${JSON.stringify(value)}`);
  return [caller.uid ?? "anonymous", ...(caller.roles.length === 0 ? [] : [`as ${caller.roles.join(", ")}`]), ...claims].join(" ");
}

/** The request's time as judges write it, six digits. */
export function nowText(micros: bigint): string {
  return writeClock("timestamp", micros, 6);
}

/** A caller whom access lets do this, also one whose uid is any of the record's own; nothing if there is none. */
export function admitted(ground: Ground, operation: Operation, records: { readonly old?: JsonObject; readonly next?: JsonObject }, state: State): Caller | undefined {
  const record = records.next ?? records.old ?? {};
  const uids = ground.parts.filter((part) => part.type.kind === "uid" && part.where.length === 1).map((part) => own(record, String(part.where[0])));
  const named = uids.filter((uid) => typeof uid === "string").map((uid): Caller => ({ uid, roles: [], claims: {} }));
  return [...callersOf(ground.entity), ...named].find((caller) => allowed(ground, operation, caller, records, state));
}

function allowed(ground: Ground, operation: Operation, caller: Caller, records: { readonly old?: JsonObject; readonly next?: JsonObject }, state: State): boolean {
  return judgeAccess(ground.schema, { entity: ground.entity, operation, caller, ...records, state, now: nowText(ground.micros) }).verdict === "accepted";
}

