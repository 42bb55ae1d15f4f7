import { report } from "../diagnostic/diagnostic.ts";
import type { EntityDraft } from "../language/draft.ts";
import { keySpan, nodeAt, valueSpan } from "../language/place.ts";
import type { Entity, Reference } from "../model/entity.ts";
import { badAppendOnly } from "./codes.ts";
import type { Context, ResolvedFields } from "./session.ts";

/** Whether records are only added. Nothing else in the contract may then change one or take it away. */
export function resolveAppendOnly(context: Context, { node, words }: EntityDraft, { references, parts }: ResolvedFields): Pick<Entity, "appendOnly"> {
  if (words.appendOnly !== true) return {};
  for (const operation of ["update", "delete"] as const) {
    const line = words.access?.[operation];
    if (line === undefined || (typeof line === "string" ? line : line.if).trim() === "nobody") continue;
    context.found.push(report(badAppendOnly, keySpan(node, ["access", operation]), `records are only added, and no client may ${operation} one`, { help: "take the line out, or appendOnly" }));
  }
  if (words.staging !== undefined) {
    context.found.push(report(badAppendOnly, keySpan(node, ["staging"]), "records are only added, and promotion would change those that it finds", { help: "take staging out, or appendOnly" }));
  }
  for (const reference of references) checkReference(context, parts, reference);
  return { appendOnly: true };
}

function checkReference(context: Context, parts: readonly EntityDraft[], reference: Reference): void {
  for (const word of ["onDelete", "onUpdate"] as const) {
    const action = reference[word];
    if (action === "restrict") continue;
    const paths = parts.flatMap((part) => [["fields", reference.name, word], ["references", reference.name, word]].map((path) => ({ part, path })));
    const written = paths.find(({ part, path }) => nodeAt(part.node, path) !== undefined);
    const span = written === undefined ? reference.span : valueSpan(written.part.node, written.path);
    const what = action === "clear" || word === "onUpdate" ? "change" : "delete";
    context.found.push(report(badAppendOnly, span, `records are only added, and ${word}: ${action} would ${what} them`, { help: "restrict, or enforce: none" }));
  }
}
