import { partStep, type Field, type Json, type Offered, type Step, type Type, type TypeOf, type UnionPart } from "@concord/core";
import { isList, isObject, own, withMember, type JsonObject, type Where } from "@concord/oracle";
import { nth } from "./nth.ts";

/** The value at a place in a record; nothing where a step leads nowhere. */
export function valueAt(record: Offered, where: Where): Offered {
  return where.reduce<Offered>((value, step) => {
    if (typeof step === "string") return own(value, step);
    return isList(value) ? value[step] : undefined;
  }, record);
}

/** A copy of the record with this value at the place; taken away where the value is `undefined` and `keep` is not said. What lies on the way must be there. */
export function put(record: JsonObject, where: Where, value: Offered, keep = false): JsonObject {
  return putInto(record, where, value, keep) as JsonObject;
}

function putInto(holder: Offered, where: Where, value: Offered, keep: boolean): Offered {
  const [step, ...rest] = where;
  if (step === undefined) return value;
  if (value === undefined && !keep && holder === undefined) return undefined;
  if (typeof step === "number") {
    const list = isList(holder) ? [...holder] : [];
    list[step] = putInto(list[step], rest, value, keep) as Json;
    return list;
  }
  const object = isObject(holder) ? holder : {};
  const member = putInto(own(object, step), rest, value, keep);
  const copy = withMember(object, step, member as Json | undefined);
  if (member === undefined && keep) (copy as Record<string, unknown>)[step] = undefined;
  return copy;
}

/** A part of a record, with its type: where it lies in the base record, and its steps as constraints write them. */
export interface Part {
  readonly type: Type;
  /** Absent for members of lists and maps. */
  readonly field?: Field;
  readonly steps: readonly Step[];
  readonly where: Where;
  /** Of a part of a union: which one, and what says so. The union itself lies at the same place. */
  readonly branch?: { readonly union: TypeOf<"union">; readonly name: string };
}

/** Whether a part is the other one or lies around it; parts of a union that are not the other's do not. */
export function reaches(outer: Part, part: Part): boolean {
  return outer.steps.length <= part.steps.length && outer.steps.every((step, index) => step === part.steps[index]);
}

/** Every part of a record of these fields, outer ones first; a list's member is its first, a map's value the one under `k`. */
export function partsOf(fields: readonly Field[]): readonly Part[] {
  const inside = (part: Part): readonly Part[] => {
    const { type } = part;
    if (type.kind === "list") return whole({ type: type.of, steps: [...part.steps, "[]"], where: [...part.where, 0] });
    if (type.kind === "map") return whole({ type: type.of, steps: [...part.steps, "{}"], where: [...part.where, keyIn(type)] });
    if (type.kind === "union") return type.parts.flatMap((each) => ofBranch(each, type, part));
    return type.kind === "object" ? type.fields.flatMap((field) => ofField(field, part)) : [];
  };
  const ofBranch = ({ name, type }: UnionPart, union: TypeOf<"union">, outer: Part): readonly Part[] =>
    whole({ type, steps: [...outer.steps, partStep(name)], where: outer.where, branch: { union, name } });
  const whole = (part: Part): readonly Part[] => [part, ...inside(part)];
  const ofField = (field: Field, outer: Pick<Part, "steps" | "where">): readonly Part[] =>
    whole({ type: field.type, field, steps: [...outer.steps, field.name], where: [...outer.where, field.name] });
  return fields.flatMap((field) => ofField(field, { steps: [], where: [] }));
}

/** The key under which a map of a base record holds a value: the first that it requires or may have, else the n-th text that is one. */
export function keyIn({ keys, require = [] }: TypeOf<"map">, n = 0): string {
  const [first] = require;
  if (first !== undefined && n === 0) return first;
  if (keys?.kind === "enum") return keys.values[n % keys.values.length]?.value ?? freeKey;
  return keys === undefined ? `${freeKey}${n === 0 ? "" : n}` : String(nth(keys, n) ?? freeKey);
}

const freeKey = "k";
