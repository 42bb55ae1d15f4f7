import { accessTo, entityOf, operations, type Caller, type Expression, type FieldRef, type Json, type Operation, type State } from "@concord/core";
import { judgeAccess, nodes, own, writeClock, type JsonObject } from "@concord/oracle";
import { groundOf, partAt, type Ground } from "./ground.ts";
import { other, owner, samples, unlike } from "./sample.ts";

export const anonymous: Caller = { roles: [], claims: {} };

/** How many callers with several claims at once are tried where none with one alone is let in. */
const mostTogether = 64;

interface Known { readonly alone: readonly Caller[]; readonly together: readonly Caller[] }
const known = new WeakMap<Ground, Known>();

/**
 * The callers that an entity's access lines can tell apart: anonymous, a stranger, the owner of base records, and a stranger and the owner
 * with each role and each claim that the lines name.
 */
export function callersOf(ground: Ground): readonly Caller[] {
  return knownOf(ground).alone;
}

function knownOf(ground: Ground): Known {
  const found = known.get(ground) ?? makeKnown(ground);
  known.set(ground, found);
  return found;
}

function makeKnown(ground: Ground): Known {
  const all = operations.flatMap((operation) => accessTo(ground.entity, operation).if?.tree ?? []).flatMap(nodes);
  const roles = unlike(all.flatMap((node) => (node.op === "hasRole" ? [node.role] : [])));
  const claims = unlike(all.flatMap((node) => claimsIn(ground, node)));
  const people = [owner, other].map((uid): Caller => ({ uid, roles: [], claims: {} }));
  const ofClaims = people.flatMap((person) => claims.map(({ name, value }): Caller => ({ ...person, claims: { [name]: value } })));
  const alone = [
    anonymous,
    ...people,
    ...people.flatMap((person) => roles.map((role) => ({ ...person, roles: [role] }))),
    ...ofClaims,
    ...(roles.length > 0 ? ofClaims.map((caller) => ({ ...caller, roles })) : []),
  ];
  const sets = [...Map.groupBy(claims, ({ name }) => name).values()].reduce<readonly Caller["claims"][]>(
    (made, values) => made.flatMap((set) => [...values.map(({ name, value }) => ({ ...set, [name]: value })), set]).slice(0, mostTogether), [{}]);
  return { alone: unlike(alone), together: people.flatMap((person) => sets.map((set) => ({ ...person, roles, claims: set }))) };
}

interface Claimed { readonly name: string; readonly value: Json }

/** Values of a claim that a comparison of it tells apart: those that it names or a field may have, with their neighbours; of a flag both. */
function claimsIn(ground: Ground, node: Expression): readonly Claimed[] {
  if (node.op === "auth") return node.claim !== undefined && node.is === "boolean" ? [true, false].map((value) => ({ name: node.claim as string, value })) : [];
  if (!("left" in node)) return [];
  const right = "op" in node.right ? [node.right] : node.right;
  return right.flatMap((each) => [[node.left, each], [each, node.left]] as const).flatMap(([one, against]) => {
    if (one.op !== "auth" || one.claim === undefined) return [];
    const values = against.op === "literal" ? [against.value] : against.op === "field" ? valuesAt(ground, against) : [];
    return values.flatMap(around).map((value) => ({ name: one.claim as string, value }));
  });
}

/** Some values of a field that an access line reads. */
function valuesAt(ground: Ground, field: FieldRef): readonly Json[] {
  const reference = field.of === "record" ? undefined : ground.entity.references.find((each) => each.relation === field.relation);
  const of = reference === undefined ? ground : groundOf(ground.schema, entityOf(ground.schema, reference.to), ground.target, ground.micros);
  const part = field.variable === undefined ? partAt(of, field.path) : undefined;
  return part === undefined ? [] : samples(part.type, part.steps, of.hints).slice(0, 2);
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

/** A caller whom access lets do this, also one whose uid is any of the record's own or of those beside it, or who has several claims at once; nothing if there is none. */
export function admitted(ground: Ground, operation: Operation, records: { readonly old?: JsonObject; readonly next?: JsonObject }, state: State): Caller | undefined {
  const { alone, together } = knownOf(ground);
  const record = records.next ?? records.old ?? {};
  const items = [{ entity: ground.entity.id, record }, ...state];
  const uids = unlike(items.flatMap((item) => entityOf(ground.schema, item.entity).fields.flatMap((field) => (field.type.kind === "uid" ? [own(item.record, field.name)] : []))));
  const named = uids.filter((uid) => typeof uid === "string").map((uid): Caller => ({ uid, roles: [], claims: {} }));
  return [...alone, ...named, ...together].find((caller) => allowed(ground, operation, caller, records, state));
}

function allowed(ground: Ground, operation: Operation, caller: Caller, records: { readonly old?: JsonObject; readonly next?: JsonObject }, state: State): boolean {
  return judgeAccess(ground.schema, { entity: ground.entity, operation, caller, ...records, state, now: nowText(ground.micros) }).verdict === "accepted";
}
