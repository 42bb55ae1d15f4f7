import { isNormalised, type Field, type Type } from "@concord/core";
import { literal } from "../quote.ts";
import { isArray } from "../types.ts";

const [upper, lower] = ["ABCDEFGHIJKLMNOPQRSTUVWXYZ", "abcdefghijklmnopqrstuvwxyz"];

/** SQL for a text in the normal form of its type (`normalize`); any other value as it is. Of ASCII alone, as everywhere, so it hangs on no locale. */
export function normalText(value: string, type: Type): string {
  if (type.kind !== "string" || type.normalize === undefined) return value;
  const trimmed = type.normalize.includes("trim") ? `btrim(${value}, ${literal(" \t\r\n")})` : value;
  return type.normalize.includes("lowercase") ? `translate(${trimmed}, ${literal(upper)}, ${literal(lower)})` : trimmed;
}

/** The same for the value of a column, whatever is in it. `tells`: SQL for what says of a union which part it is, where another field does. */
export function normalColumn(value: string, type: Type, tells: (field: string) => string): string {
  if (!isNormalised(type)) return value;
  if (type.kind === "string") return normalText(value, type);
  if (type.kind === "list" && isArray(type.of)) {
    // unnest would make a list of what is none: an array of arrays, or one that begins elsewhere.
    return `CASE WHEN array_ndims(${value}) = 1 AND array_lower(${value}, 1) = 1 THEN ARRAY(SELECT ${normalText("item", type.of)} FROM unnest(${value}) WITH ORDINALITY AS items(item, place) ORDER BY place) ELSE ${value} END`;
  }
  return normalJson(value, type, 1, tells);
}

/** JSON with the texts in it in their normal form; what is not of its type stays as it is. `depth` tells the names of nested queries apart. */
function normalJson(value: string, type: Type, depth: number, tells?: (field: string) => string): string {
  const [item, place, key] = [`item${depth}`, `place${depth}`, `key${depth}`];
  const only = (kind: string, text: string): string => `CASE WHEN jsonb_typeof(${value}) = '${kind}' THEN ${text} ELSE ${value} END`;
  const inside = (of: Type): string => (isNormalised(of) ? normalJson(item, of, depth + 1) : item);
  if (type.kind === "string") return only("string", `to_jsonb(${normalText(`(${value} #>> '{}')`, type)})`);
  if (type.kind === "list") return only("array", `(SELECT coalesce(jsonb_agg(${inside(type.of)} ORDER BY ${place}), '[]') FROM jsonb_array_elements(${value}) WITH ORDINALITY AS items(${item}, ${place}))`);
  if (type.kind === "map") return only("object", `(SELECT coalesce(jsonb_object_agg(${key}, ${inside(type.of)}), '{}') FROM jsonb_each(${value}) AS members(${key}, ${item}))`);
  if (type.kind === "object") return only("object", `(SELECT coalesce(jsonb_object_agg(${key}, ${byName(key, item, type.fields, inside)}), '{}') FROM jsonb_each(${value}) AS members(${key}, ${item}))`);
  if (type.kind !== "union") return value;
  const told = type.tag === undefined ? tells?.(type.by ?? "") : `${value} ->> ${literal(type.tag)}`;
  const parts = type.parts.filter((part) => isNormalised(part.type)).map((part) => `WHEN ${literal(part.name)} THEN ${normalJson(value, part.type, depth)}`);
  return told === undefined ? value : `CASE ${told} ${parts.join(" ")} ELSE ${value} END`;
}

function byName(key: string, item: string, fields: readonly Field[], inside: (of: Type) => string): string {
  const cases = fields.filter((field) => isNormalised(field.type)).map((field) => `WHEN ${literal(field.name)} THEN ${inside(field.type)}`);
  return `CASE ${key} ${cases.join(" ")} ELSE ${item} END`;
}
