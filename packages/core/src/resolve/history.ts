import { report } from "../diagnostic/diagnostic.ts";
import type { EntityDraft } from "../language/draft.ts";
import { valueSpan } from "../language/place.ts";
import type { Entity } from "../model/entity.ts";
import { badHistory, unknownField } from "./codes.ts";
import type { Context, ResolvedFields } from "./session.ts";

/** The journal that an entity keeps, with the fields whose change alone is no entry. */
export function resolveHistory(context: Context, { node, words }: EntityDraft, { fields }: ResolvedFields): Pick<Entity, "history"> {
  if (words.history === undefined) return {};
  const { table = undefined, except = [] } = words.history === true ? {} : words.history;
  for (const [index, name] of except.entries()) {
    const at = valueSpan(node, ["history", "except", index]);
    const field = fields.find((each) => each.name === name);
    const why = field?.secret === true ? "is secret, and no journal has it" : field?.auto === "updated" ? "never makes an entry alone" : except.indexOf(name) < index ? "is named twice" : undefined;
    if (field === undefined) context.found.push(report(unknownField, at, `there is no field ${name}`));
    else if (why !== undefined) context.found.push(report(badHistory, at, `${name} ${why}`, { help: `take ${name} out of except` }));
  }
  const touched = fields.filter((field) => field.auto === "updated").map((field) => field.name);
  return { history: { ...(table === undefined ? {} : { table }), except: [...except, ...touched] } };
}
