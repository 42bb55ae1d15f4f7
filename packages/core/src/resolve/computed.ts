import { report } from "../diagnostic/diagnostic.ts";
import type { Written } from "../expression/expression.ts";
import { fieldsOf } from "../expression/fields.ts";
import { readValue } from "../expression/read.ts";
import type { FieldWords } from "../language/draft.ts";
import { keySpan, nodeAt, valueSpan, type Path } from "../language/place.ts";
import type { Field } from "../model/field.ts";
import type { Kind } from "../model/type.ts";
import { spanInside } from "../read/position.ts";
import { reportCut } from "../read/text.ts";
import { rewrite } from "../read/rewrite.ts";
import { badComputed } from "./codes.ts";
import type { Context } from "./session.ts";

/** Types of which every target computes the same value. */
const kinds: readonly Kind[] = ["string", "enum", "boolean", "int32", "integer"];
/** Words that say where a value comes from, or who may give it. */
const others = ["ref", "default", "auto", "setBy", "immutable", "secret"] as const satisfies readonly (keyof FieldWords)[];

/** What a computed field stands among. */
interface Around { readonly fields: readonly Field[]; readonly key: readonly string[]; readonly isComputed: (name: string) => boolean }

/** The expression of a computed field over the entity's other fields, typed; reports what is wrong with it and then gives nothing. */
export function resolveComputed(context: Context, field: Field, words: FieldWords, { fields, key, isComputed }: Around): Written | undefined {
  if (words.computed === undefined) return undefined;
  const path: Path = ["fields", field.name, "computed"];
  const wrong = (message: string, help?: string, at: Path = path): undefined => void context.found.push(report(badComputed, keySpan(context.draft.node, at), message, { help }));
  const other = others.find((word) => words[word] !== undefined);
  if (other !== undefined) return wrong(`a computed field has no ${other}`, "its expression says all", ["fields", field.name, other]);
  if (key.includes(field.name)) return wrong(`${field.name} is in the key, which is given`);
  if (!kinds.includes(field.type.kind)) return wrong(`no ${field.type.kind} is computed`, `a computed field is ${kinds.join(", ")}`);
  const node = nodeAt(context.draft.node, path);
  const read = readValue(words.computed, {
    fields: fields.filter((each) => each !== field), place: "computed", relations: {}, auth: context.session.project.auth,
    spanAt: (start, end) => (node?.is === "scalar" ? spanInside(node, context.draft.source, start, end) : valueSpan(context.draft.node, path)),
    editsFor: (edits) => (node?.is === "scalar" ? rewrite(node, context.draft.source, edits) : undefined),
  }, field);
  if ("problems" in read) {
    const cut = node?.is === "scalar" ? node.cutByComment : undefined;
    context.found.push(...(cut === undefined ? read.problems : [reportCut(cut)]));
    return undefined;
  }
  const from = fieldsOf(read.written.tree).flatMap(([name]) => fields.find((each) => each.name === name) ?? []);
  const made = from.find((each) => isComputed(each.name));
  if (made !== undefined) return wrong(`${made.name} is computed itself`, "name the fields that it is made from");
  const secret = from.find((each) => each.secret);
  if (secret !== undefined) return wrong(`${secret.name} is secret, and ${field.name} would tell it`);
  const absent = from.find((each) => field.stores.some((store) => !each.stores.includes(store)));
  if (absent !== undefined) return wrong(`${absent.name} is not in every store that holds ${field.name}`, "say stores: on the computed field");
  return read.written;
}
