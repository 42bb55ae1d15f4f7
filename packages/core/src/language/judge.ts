import type { Diagnostic } from "../diagnostic/diagnostic.ts";
import type { MapNode, Node } from "../read/node.ts";
import { expectInteger } from "../read/number.ts";
import { expectText } from "../read/text.ts";
import type { Grammar } from "./grammar.ts";
import { explainIssues } from "./issues.ts";
import { plain, type Path } from "./place.ts";

/**
 * The words of a document, if the grammar has them, and what it has against the others. Words are there in spite of diagnostics where leaving out what is wrong
 * leaves something to judge: a field with a mistake, a top-level word, a key that nobody knows.
 */
export function judge(node: MapNode, grammar: Grammar, kind: keyof Grammar): { readonly words?: object; readonly diagnostics: readonly Diagnostic[] } {
  const schema = grammar[kind];
  const whole = plain(node);
  const judged = schema.safeParse(whole);
  if (judged.success) return { words: judged.data as object, diagnostics: doubtful(node) };
  const { issues } = judged.error;
  for (const issue of issues) {
    const path = issue.path as Path;
    for (const wrong of issue.code === "unrecognized_keys" ? issue.keys.map((key) => [...path, key]) : [unitOf(path)]) leaveOut(whole, wrong);
  }
  const rest = schema.safeParse(whole);
  return { ...(rest.success ? { words: rest.data as object } : {}), diagnostics: [...doubtful(node), ...explainIssues(issues, { node, schema })] };
}

/** What the grammar takes, and the author may not have meant: texts that YAML ended at a #, whole numbers in the forms of another base. */
function doubtful(node: Node): readonly Diagnostic[] {
  if (node.is === "list") return node.items.flatMap(doubtful);
  if (node.is === "map") return node.entries.flatMap((entry) => doubtful(entry.value));
  const isCut = typeof node.value === "string" && node.cutByComment !== undefined;
  const isOddlySpelled = Number.isInteger(node.value) && /^[+-]?0[0-9a-z]/i.test(node.text);
  const { diagnostic } = isCut ? expectText(node) : isOddlySpelled ? expectInteger(node) : {};
  return diagnostic === undefined ? [] : [diagnostic];
}

/** What is left out for a mistake at a path: the field or column, or the top-level word. */
function unitOf(path: Path): Path {
  return ["fields", "columns", "parameters"].includes(String(path[0])) && path.length > 1 ? path.slice(0, 2) : path.slice(0, 1);
}

function leaveOut(value: unknown, path: Path): void {
  const parent = path.slice(0, -1).reduce((at: unknown, step) => (at as Record<string, unknown> | undefined)?.[step as string], value);
  const last = path.at(-1);
  if (parent !== null && typeof parent === "object" && typeof last === "string") delete (parent as Record<string, unknown>)[last];
}
