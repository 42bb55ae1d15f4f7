import { report } from "../diagnostic/diagnostic.ts";
import type { EntityDraft } from "../language/draft.ts";
import { valueSpan } from "../language/place.ts";
import type { Entity, Unique } from "../model/entity.ts";
import { badStaging, unknownField } from "./codes.ts";
import type { Context, ResolvedFields } from "./session.ts";

/** Where records wait, and how they become the entity's own. */
export function resolveStaging(context: Context, { node, words }: EntityDraft, { fields, key }: ResolvedFields, uniques: readonly Unique[]): Pick<Entity, "staging"> {
  if (words.staging === undefined) return {};
  const { table, match, merge = "fill" } = words.staging;
  const wrong = match.flatMap((name, index) => {
    const at = valueSpan(node, ["staging", "match", index]);
    const field = fields.find((each) => each.name === name);
    if (field === undefined) return [report(unknownField, at, `there is no field ${name}`)];
    if (field.computed !== undefined) return [report(badStaging, at, `${name} is computed, and waiting records are not`)];
    return field.optional ? [report(badStaging, at, `${name} may be missing, and a record without it would match none`)] : [];
  });
  const isMatch = (names: readonly string[]): boolean => names.length === match.length && names.every((name) => match.includes(name));
  const known = [key, ...uniques.filter((unique) => unique.where === undefined).map((unique) => unique.fields.map((path) => path.join(".")))];
  if (wrong.length === 0 && !known.some(isMatch)) {
    const message = `${match.join(", ")} ${match.length === 1 ? "is" : "are"} neither the key nor unique, so several records could match`;
    wrong.push(report(badStaging, valueSpan(node, ["staging", "match", 0]), message, { help: `unique: [[${match.join(", ")}]], or match: [${key.join(", ")}]` }));
  }
  context.found.push(...wrong);
  return { staging: { ...(table === undefined ? {} : { table }), match, merge } };
}
