import { report } from "../diagnostic/diagnostic.ts";
import type { EntityDraft } from "../language/draft.ts";
import { valueSpan } from "../language/place.ts";
import type { Entity } from "../model/entity.ts";
import { badExpiry, unknownField } from "./codes.ts";
import type { Context, ResolvedFields } from "./session.ts";

/** When records go: at the moment that a field holds, or so many days after they were created. */
export function resolveExpiry(context: Context, { node, words }: EntityDraft, { fields }: ResolvedFields): Pick<Entity, "expires" | "keep"> {
  const found: { expires?: string; keep?: NonNullable<Entity["keep"]> } = {};
  if (words.expires !== undefined) {
    const at = valueSpan(node, ["expires"]);
    const field = fields.find((each) => each.name === words.expires);
    if (field === undefined) {
      if (words.fields[words.expires] === undefined) context.found.push(report(unknownField, at, `there is no field ${words.expires}`));
    } else if (field.type.kind !== "timestamp") context.found.push(report(badExpiry, at, `${field.name} is ${field.type.kind}, and a record expires at a timestamp`));
    else found.expires = field.name;
  }
  if (words.keep !== undefined) {
    const at = valueSpan(node, ["keep"]);
    const days = /^([1-9][0-9]{0,4}) days?$/u.exec(words.keep)?.[1];
    const from = fields.find((field) => field.auto === "created");
    if (days === undefined) context.found.push(report(badExpiry, at, `${JSON.stringify(words.keep)} is no time to keep a record`, { help: "keep: 400 days" }));
    else if (from === undefined) context.found.push(report(badExpiry, at, "no field says when a record was created", { help: "createdAt: { type: timestamp, auto: created }" }));
    else found.keep = { days: Number(days), from: from.name };
  }
  return found;
}
