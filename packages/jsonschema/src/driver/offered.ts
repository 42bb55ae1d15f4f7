import type { Entity, Json, Offered } from "@concord/core";

/** A record as a validator is given it, or why it is not asked. */
export type Given = { readonly given: Json } | { readonly answer: "unrepresentable" | "not asked"; readonly reason: string };

/** `defaults`: it is judged as a new record, which holds nothing that the store makes. */
export function givenTo(entity: Entity, offered: Offered, defaults: boolean): Given {
  if (offered === undefined) return { answer: "unrepresentable", reason: "undefined is no JSON" };
  const given = withoutUndefined(offered);
  const made = defaults && isObject(given) ? entity.fields.find((field) => field.auto !== undefined && Object.hasOwn(given, field.name)) : undefined;
  return made === undefined ? { given } : { answer: "not asked", reason: `${made.name} is made by the store, and no new record holds it` };
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
