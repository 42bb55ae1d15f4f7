import type { Json } from "@concord/core";
import { literal } from "@concord/jsonschema";

/** What is written behind a codec so that a default is filled in where the value is missing. */
export function filledIn(of: Json): string {
  const value = literal(of);
  const made = value.startsWith("{") ? `() => (${value})` : value.startsWith("[") ? `() => ${value}` : value;
  return `.prefault(${made})`;
}
