import { matches, normalPattern, partFor, type Entity, type Field, type Json, type Offered, type Type } from "@concord/core";

/** A record as a validator is given it, or why it is not asked. */
export type Given = { readonly given: Json } | { readonly answer: "unrepresentable" | "not asked"; readonly reason: string };

/** `defaults`: it is judged as a new record, which holds nothing that the store makes; `shape`: as a value of that shape, which the contract names. */
export function givenTo(entity: Entity, offered: Offered, defaults: boolean, shape?: string): Given {
  if (offered === undefined) return { answer: "unrepresentable", reason: "undefined is no JSON" };
  const given = withoutUndefined(offered);
  const named = entity.shapes.find((each) => each.name === shape);
  const fields = named === undefined ? entity.fields : [...named.fields, ...named.added];
  const isGiven = named === undefined ? defaults : named.direction === "input";
  const made = defaults && isObject(given) ? fields.find((field) => field.auto !== undefined && Object.hasOwn(given, field.name)) : undefined;
  if (made !== undefined) return { answer: "not asked", reason: `${made.name} is made by the store, and no new record holds it` };
  const unnormal = isGiven && isObject(given) && fields.some((field) => Object.hasOwn(given, field.name) && !isNormal(typeIn(fields, field.type, given, named?.partial !== true), given[field.name] as Json));
  return unnormal ? { answer: "not asked", reason: "a validator changes no text, and asks new records for their normal form, which a codec makes" } : { given };
}

/** The type that a value has beside these fields: of a union that one of them tells apart, the part that the field names, or its default where the field is absent and has one. */
function typeIn(fields: readonly Field[], type: Type, record: Json, fillsIn: boolean): Type {
  if (type.kind !== "union" || type.by === undefined) return type;
  const by = fields.find((field) => field.name === type.by);
  return partFor(type, undefined, record, fillsIn ? by?.default : undefined)?.type ?? type;
}

/** Whether every text in a value is in its normal form. */
function isNormal(type: Type, value: Json): boolean {
  if (type.kind === "string") return typeof value !== "string" || type.normalize === undefined || matches(normalPattern(type.normalize), value);
  if (type.kind === "list") return !Array.isArray(value) || (value as readonly Json[]).every((member) => isNormal(type.of, member));
  if (type.kind === "map") return !isObject(value) || Object.values(value).every((member) => isNormal(type.of, member));
  if (type.kind === "union") return type.parts.filter((part) => type.tag === undefined || part === partFor(type, value, undefined)).every((part) => isNormal(part.type, value));
  return type.kind !== "object" || !isObject(value) || type.fields.every((field) => !Object.hasOwn(value, field.name) || isNormal(field.type, value[field.name] as Json));
}

/** JSON has no undefined: a member that is undefined is missing. */
function withoutUndefined(value: Json): Json {
  if (Array.isArray(value)) return (value as readonly Json[]).map(withoutUndefined);
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).flatMap(([name, member]) => (member === undefined ? [] : [[name, withoutUndefined(member)]])));
}

function isObject(value: Json): value is { readonly [key: string]: Json } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
