import { rewrite } from "../rules/rewrite.ts";
import type { Rule } from "../rules/rule.ts";

/** The fields of `d` that a rule reads, each as the literal of its name; nothing where it takes the document as a whole. */
export function keysRead(rule: Rule): ReadonlySet<string> | undefined {
  const keys = new Set<string>();
  let whole = false;
  rewrite(rule, (part) => {
    const read = readBy(part);
    if (read !== undefined) {
      keys.add(read.key);
      return read.rest;
    }
    if (isDocument(part)) whole = true;
    return undefined;
  });
  return whole ? undefined : keys;
}

/** What a part reads of `d`, and what else is in it to look at. */
function readBy(part: Rule): { readonly key: string; readonly rest: Rule } | undefined {
  const nothing: Rule = { is: "atom", text: "null" };
  if (part.is === "member" && isDocument(part.of)) return { key: `'${part.name}'`, rest: nothing };
  if (part.is === "index" && isDocument(part.of) && part.key.is === "atom") return { key: part.key.text, rest: nothing };
  if (part.is === "binary" && part.op === "in" && isDocument(part.right) && part.left.is === "atom") return { key: part.left.text, rest: nothing };
  if (part.is === "method" && part.name === "get" && isDocument(part.of)) {
    const [path, ...rest] = part.given;
    const first = path?.is === "list" ? path.items[0] : path;
    return first?.is === "atom" ? { key: first.text, rest: { is: "list", items: rest } } : undefined;
  }
  return undefined;
}

function isDocument(rule: Rule): boolean {
  return rule.is === "atom" && (rule.text === "d" || rule.text === "old");
}
