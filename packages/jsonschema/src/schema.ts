import type { Json } from "@concord/core";
import { whole, wholeText } from "./carriers.ts";

/** A schema as data, keywords in the order in which they are printed. */
export type JsonSchema = { readonly [keyword: string]: Json };

/** A string whose whole text matches the pattern, which comes without anchors. */
export function text(pattern: string): JsonSchema {
  return { type: "string", pattern: whole(pattern) };
}

/** A string of any text. */
export const anyText: JsonSchema = { type: "string", pattern: wholeText };
