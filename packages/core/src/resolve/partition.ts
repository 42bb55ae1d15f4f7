import { report } from "../diagnostic/diagnostic.ts";
import type { EntityDraft } from "../language/draft.ts";
import { valueSpan } from "../language/place.ts";
import type { Entity } from "../model/entity.ts";
import type { Field } from "../model/field.ts";
import { badPartition, unknownField } from "./codes.ts";
import type { Context, ResolvedFields } from "./session.ts";

const moments: readonly string[] = ["timestamp", "localDateTime", "date"];

/** By which field an entity's tables are cut: a moment or day that every record has, and that nothing makes anew. */
export function resolvePartition(context: Context, { node, words }: EntityDraft, { fields }: ResolvedFields): Pick<Entity, "partition"> {
  const { partition } = words;
  if (partition === undefined) return {};
  const at = valueSpan(node, ["partition", "by"]);
  const field = fields.find((each) => each.name === partition.by);
  if (field === undefined) {
    if (words.fields[partition.by] === undefined) context.found.push(report(unknownField, at, `there is no field ${partition.by}`));
    return {};
  }
  const wrong = whyNot(field);
  if (wrong !== undefined) context.found.push(report(badPartition, at, wrong, { help: "a timestamp, localDateTime or date that every record has" }));
  else if (field.type.kind === "date" && partition.every === "hour") {
    context.found.push(report(badPartition, valueSpan(node, ["partition", "every"]), `${field.name} is a date, which has no hours`, { help: "every: day, month or year" }));
  } else return { partition };
  return {};
}

function whyNot(field: Field): string | undefined {
  if (!moments.includes(field.type.kind)) return `${field.name} is ${field.type.kind}, and a table is cut by time`;
  if (field.optional) return `${field.name} may be missing, and a record without it is in no partition`;
  if (field.auto === "updated") return `${field.name} changes with every change, and the record would move from one partition to another`;
  return field.computed === undefined ? undefined : `${field.name} is computed, and no table is cut by what it makes itself`;
}
