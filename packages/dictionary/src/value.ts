import type { Json } from "@concord/core";
import { code } from "./quote.ts";

/** A value of a contract (a default, an enum's value, a fact of meta) as code: text as it is where a reader can see all of it, else as JSON. */
export function value(of: Json): string {
  return code(typeof of === "string" && /^\S(?:[^\p{Cc}]*\S)?$/u.test(of) ? of : JSON.stringify(of));
}
