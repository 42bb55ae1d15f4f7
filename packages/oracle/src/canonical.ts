import type { Json } from "@concord/core";

/**
 * The canonical JSON text of a value (RFC 8785): keys sorted by UTF-16 code units, no space, numbers as ECMAScript writes them, so that -0 is `0`.
 * Two records are the same exactly if their texts are. An absent member of an object and one that is `undefined` are the same.
 * Throws on what JSON can't hold (NaN, Infinity), since such a value has no text.
 */
export function canonicalText(value: Json | undefined): string {
  if (value === undefined) throw new TypeError("undefined has no JSON text");
  if (typeof value === "number" && !Number.isFinite(value)) throw new TypeError(`${value} has no JSON text`);
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  if (Array.isArray(value)) return `[${Array.from(value as readonly Json[], canonicalText).join(",")}]`;
  const entries = Object.entries(value as { readonly [key: string]: Json }).filter(([, member]) => member !== undefined);
  const sorted = entries.sort(([one], [other]) => (one < other ? -1 : one > other ? 1 : 0));
  return `{${sorted.map(([key, member]) => `${JSON.stringify(key)}:${canonicalText(member)}`).join(",")}}`;
}

/** Whether two values are one record: equality is byte equality of the canonical text; absent equals only absent, and what JSON can't hold equals nothing. */
export function same(one: Json | undefined, other: Json | undefined): boolean {
  if (one === undefined || other === undefined) return one === other;
  return isJson(one) && isJson(other) && canonicalText(one) === canonicalText(other);
}

/** Whether JSON can hold the value: no NaN and no infinity anywhere in it. */
function isJson(value: Json): boolean {
  if (typeof value === "number") return Number.isFinite(value);
  if (value === null || typeof value !== "object") return true;
  return Array.isArray(value) ? value.every((member) => member !== undefined && isJson(member)) : Object.values(value).every((member) => member === undefined || isJson(member as Json));
}
