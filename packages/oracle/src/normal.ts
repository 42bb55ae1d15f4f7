import { partFor, type Field, type Json, type Normalisation, type Type } from "@concord/core";
import { isList, isObject, names, own, withMember } from "./value.ts";

const blanks = " \t\r\n";

/** The text as it is kept: `trim` takes spaces, tabs, line feeds and carriage returns from both ends, `lowercase` turns A to Z into a to z; nothing else changes. */
export function normalText(how: readonly Normalisation[], text: string): string {
  let [from, to] = [0, text.length];
  while (how.includes("trim") && from < to && blanks.includes(text.charAt(from))) from += 1;
  while (how.includes("trim") && to > from && blanks.includes(text.charAt(to - 1))) to -= 1;
  const kept = text.slice(from, to);
  return how.includes("lowercase") ? Array.from(kept, (letter) => (letter >= "A" && letter <= "Z" ? String.fromCharCode(letter.charCodeAt(0) + 32) : letter)).join("") : kept;
}

/**
 * A value as the codec of a new record or a change makes it: every text inside in its normal form. What is no value of the type stays as it is, and so does a union that a field
 * tells apart, unless the record says which part it is.
 */
export function normalValue(type: Type, value: Json): Json {
  if (type.kind === "string" && type.normalize !== undefined && typeof value === "string") return normalText(type.normalize, value);
  if (type.kind === "list" && isList(value)) return Array.from(value, (member) => (member === undefined ? member : normalValue(type.of, member)));
  if (type.kind === "map" && isObject(value)) return names(value).reduce((all, name) => withMember(all, name, normalValue(type.of, value[name] as Json)), value);
  const part = type.kind === "union" && type.tag !== undefined ? partFor(type, value, undefined) : undefined;
  if (part !== undefined) return normalValue(part.type, value);
  return type.kind === "object" && isObject(value) ? normalFields(type.fields, value) : value;
}

/** A record, or an object in one, with its fields in their normal form. In a new record, a field that is absent stands for its default where a union hangs on it. */
export function normalFields(fields: readonly Field[], record: { readonly [key: string]: Json }, isNew = false): { readonly [key: string]: Json } {
  return fields.reduce((all, field) => {
    const value = own(all, field.name);
    return value === undefined ? all : withMember(all, field.name, normalValue(typeIn(fields, field.type, record, isNew), value));
  }, record);
}

function typeIn(fields: readonly Field[], type: Type, record: { readonly [key: string]: Json }, isNew: boolean): Type {
  if (type.kind !== "union" || type.by === undefined) return type;
  return partFor(type, undefined, record, isNew ? fields.find((field) => field.name === type.by)?.default : undefined)?.type ?? type;
}
