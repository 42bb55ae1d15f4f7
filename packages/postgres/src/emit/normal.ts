import type { Type } from "@concord/core";
import { literal } from "../quote.ts";

const [upper, lower] = ["ABCDEFGHIJKLMNOPQRSTUVWXYZ", "abcdefghijklmnopqrstuvwxyz"];

/** SQL for a text in the normal form of its type (`normalize`); any other value as it is. Of ASCII alone, as everywhere, so it hangs on no locale. */
export function normalText(value: string, type: Type): string {
  if (type.kind !== "string" || type.normalize === undefined) return value;
  const trimmed = type.normalize.includes("trim") ? `btrim(${value}, ${literal(" \t\r\n")})` : value;
  return type.normalize.includes("lowercase") ? `translate(${trimmed}, ${literal(upper)}, ${literal(lower)})` : trimmed;
}
