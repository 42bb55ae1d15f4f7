import { report } from "../diagnostic/diagnostic.ts";
import type { Span } from "../source/span.ts";
import { namedTwice } from "./codes.ts";
import type { Context } from "./session.ts";

/** Of several uniques, or references, the first of each name; the others are reported. */
export function eachNamedOnce<Each extends { readonly span: Span }>(
  context: Context, all: readonly Each[], what: "unique" | "reference", nameOf: (each: Each) => string, help: string,
): readonly Each[] {
  const known = new Map<string, Each>();
  return all.filter((each) => {
    const name = nameOf(each);
    const other = known.get(name);
    if (other === undefined) return known.set(name, each);
    context.found.push(report(namedTwice, each.span, `two ${what}s are called ${name}`, { related: [{ span: other.span, message: "the other one" }], help }));
    return false;
  });
}
