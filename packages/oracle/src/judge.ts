import {
  computedChecks, computedName, partFor, partStep, pathText, shapeId, type Check, type ConstraintKind, type Entity, type Field, type Json, type Offered, type Shape, type Step, type Type, type UnionPart,
  type UnionType,
} from "@concord/core";
import { misfit } from "./carrier.ts";
import { evaluate, mentioned } from "./expression.ts";
import { allDiffer, faults } from "./fault.ts";
import { normalFields } from "./normal.ts";
import { isList, isObject, names, own, withMember, type JsonObject } from "./value.ts";
import { judgementOf, type Judgement, type Violation, type Where } from "./violation.ts";

/** What the codec of a new record or a change makes of what it is given: every text in its normal form, of a union that nothing tells apart in that of the first part that it fits. */
export function normalRecord(entity: Entity, shape: Shape, record: JsonObject): JsonObject {
  const normal = normalFields(shape.fields.map(({ field }) => field), record, !shape.partial);
  return shape.fields.reduce((all, { field: { name, type, stores } }) => {
    const value = own(all, name);
    if (type.kind !== "union" || !isObject(value) || !isUntold(type, shape, record)) return all;
    const part = partFitting(type, value, { owner: entity.id, steps: [name], where: [name], documents: stores.includes("firestore"), reading: !shape.closed, shape, found: [] });
    return part === undefined ? all : withMember(all, name, normalFields(part.type.fields, value));
  }, normal);
}

/**
 * What the contract says of a value offered as this shape of the entity: every demand that it breaks, each named by its constraint's id.
 *
 * - A required field that is missing or null breaks `required` and nothing else. Null in an optional field breaks `type`: it is no value of it.
 *   A member that is `undefined` is missing. In a patch null clears, where the shape says so.
 * - A value that has not the carrier of its type breaks `type` alone; lengths, bounds and patterns are judged on values of the type only.
 * - A null member of a list or map breaks `members`. `uniqueItems` is judged where every member is valid.
 * - A union's value is judged as the object that its tag or the record's field `by` names. A tag that names none breaks `part`; a field that names none breaks what it breaks itself,
 *   and nothing else is said of the union. Where a shape
 *   lets defaults out, an absent field stands for its default; where it has not the field, or any field may be missing, a value without it is of any one part, and breaks `type` else.
 * - A key that is none of the shape's breaks `closed`, or `secret` if it is a secret field that the shape leaves out. Readers drop such keys, at every level.
 * - A new record and a change are judged in their normal form, since their codecs make it; a record that is there has it.
 * - A computed field's value is that of its expression (`computed`), judged like a check.
 * - A check is judged where every field that it mentions is valid by itself; a shape that lacks such a field, and a patch, have no such check.
 * - A shape that the contract names answers in its own name for what it is as a whole, for fields that are never stored and for checks; what it demands of a field
 *   of the record is the record's demand.
 */
export function judge(entity: Entity, shape: Shape, offered: Offered): Judgement {
  const value = shape.given && isObject(offered) ? normalFields(shape.fields.map(({ field }) => field), offered, !shape.partial) : offered;
  const owner = shape.named === undefined ? entity.id : shapeId(entity, shape.named);
  const whole: Place = { owner, steps: [], where: [], documents: false, reading: !shape.closed, shape, found: [] };
  const { found } = whole;
  const at: Place = { ...whole, owner: entity.id };
  if (!isObject(value)) {
    add(whole, shape.named === undefined ? "closed" : "type", "is no record");
    return judgementOf(found);
  }
  if (shape.closed) {
    for (const name of names(value).filter((each) => !shape.fields.some(({ field }) => field.name === each))) {
      const secret = shape.named === undefined && entity.fields.some((field) => field.name === name && field.secret);
      add(secret ? { ...at, steps: [name] } : whole, secret ? "secret" : "closed", `has ${JSON.stringify(name)}, which is none of its fields`);
    }
  }
  for (const { field, optional, clearable } of shape.fields) {
    const inner = { ...at, owner: shape.named?.added.includes(field) === true ? owner : entity.id, documents: field.stores.includes("firestore") };
    if (!(clearable && own(value, field.name) === null)) judgeField(field, optional, value, inner);
  }
  if (!shape.partial) {
    const named = (check: Check): string | undefined => (shape.named === undefined ? undefined : `${owner}:check:${check.name}`);
    const computed = computedChecks(entity).flatMap((check) => judgeCheck(shape, check, value, found, named(check) ?? computedId(entity, check.name)));
    const checks = [...(shape.named?.checks ?? []), ...entity.checks].flatMap((check) => judgeCheck(shape, check, value, found, named(check) ?? `${entity.id}:check:${check.name}`));
    found.push(...checks, ...computed);
  }
  return judgementOf(found);
}

interface Place {
  /** What ids of constraints begin with. */
  readonly owner: string;
  readonly steps: readonly Step[];
  readonly where: Where;
  readonly documents: boolean;
  /** Of a member of a list. */
  readonly inList?: boolean;
  readonly reading: boolean;
  readonly shape: Shape;
  readonly found: Violation[];
}

function judgeField(field: Field, optional: boolean, record: JsonObject, at: Place): void {
  const value = own(record, field.name);
  const inner = { ...at, inList: false, steps: [...at.steps, field.name], where: [...at.where, field.name] };
  if (value === undefined || (value === null && !optional)) {
    if (!optional) add(inner, "required", value === null ? "is null" : "is missing");
    return;
  }
  judgeValue(field.type, value, inner, record);
}

/** `record` is what holds the value, where a field beside it says which part of a union it is. */
function judgeValue(type: Type, value: Json, at: Place, record?: JsonObject): void {
  const wrong = value === null ? "is null, which is no value" : misfit(type, value, at);
  if (wrong !== undefined) return add(at, "type", wrong);
  for (const fault of faults(type, value, at.reading)) add(at, fault.kind, fault.message);
  if (type.kind === "list" && isList(value)) {
    const before = at.found.length;
    Array.from(value).forEach((member, index) => judgeMember(type.of, member, at, "[]", index));
    if (type.uniqueItems && at.found.length === before && !allDiffer(value)) add(at, "uniqueItems", "holds a member twice");
  }
  if (type.kind === "map" && isObject(value)) for (const name of names(value)) judgeMember(type.of, own(value, name), at, "{}", name);
  if (type.kind === "object" && isObject(value)) judgeObject(type.fields, value, at);
  if (type.kind === "union" && isObject(value)) judgeUnion(type, value, at, record);
}

function judgeObject(fields: readonly Field[], value: JsonObject, at: Place): void {
  for (const name of at.reading ? [] : names(value)) {
    if (!fields.some((field) => field.name === name)) add(at, "closed", `has ${JSON.stringify(name)}, which is none of its fields`);
  }
  for (const field of fields) judgeField(field, field.optional, value, at);
}

function judgeUnion(type: UnionType, value: JsonObject, at: Place, record: JsonObject | undefined): void {
  const part = partFor(type, value, record, standsFor(type, at.shape));
  if (part !== undefined) judgePart(part, value, at);
  else if (isUntold(type, at.shape, record) && partFitting(type, value, at) === undefined) add(at, "type", "is none of its parts");
}

/** What an absent field stands for that tells the parts of a union apart: its default, in a shape that lets defaults out. */
function standsFor(type: UnionType, { fields, given, partial }: Shape): Json | undefined {
  return given && !partial ? fields.find(({ field }) => field.name === type.by)?.field.default : undefined;
}

/** Whether nothing says which part of a union a value is, and nothing has to. */
function isUntold(type: UnionType, { fields, partial }: Shape, record: JsonObject | undefined): boolean {
  if (type.by === undefined) return false;
  return !fields.some(({ field }) => field.name === type.by) || (partial && own(record, type.by) === undefined);
}

/** The first part of which the value is a valid one. */
function partFitting(type: UnionType, value: JsonObject, at: Place): UnionPart | undefined {
  return type.parts.find((part) => {
    const found: Violation[] = [];
    judgePart(part, value, { ...at, found });
    return found.length === 0;
  });
}

function judgePart({ name, type }: UnionPart, value: JsonObject, at: Place): void {
  judgeObject(type.fields, at.shape.given ? normalFields(type.fields, value) : value, { ...at, steps: [...at.steps, partStep(name)] });
}

function judgeMember(type: Type, member: Json | undefined, at: Place, step: Step, index: string | number): void {
  if (member === undefined || member === null) return add({ ...at, where: [...at.where, index] }, "members", "is null");
  judgeValue(type, member, { ...at, inList: step === "[]", steps: [...at.steps, step], where: [...at.where, index] });
}

function judgeCheck(shape: Shape, check: Check, record: JsonObject, found: readonly Violation[], constraint: string): readonly Violation[] {
  const paths = mentioned(check.if.tree);
  const has = ([first]: readonly string[]): boolean => shape.fields.some(({ field }) => field.name === first);
  const broken = (path: readonly string[]): boolean => found.some((each) => along(each.path, path));
  if (!paths.every(has) || paths.some(broken) || evaluate(check.if.tree, { record }) === true) return [];
  return [{ constraint, path: [], message: check.message ?? `does not meet ${check.if.text}` }];
}

function computedId(entity: Entity, check: string): string {
  return `${entity.id}/${entity.fields.find((field) => computedName(field.name) === check)?.name}:computed`;
}

/** Whether one of the two paths leads through the other. */
function along(one: Where, other: Where): boolean {
  return one.length > 0 && one.slice(0, other.length).every((step, index) => step === other[index]);
}

function add(at: Place, kind: ConstraintKind, message: string): void {
  at.found.push({ constraint: `${at.owner}${pathText(at.steps)}:${kind}`, path: at.where, message });
}
