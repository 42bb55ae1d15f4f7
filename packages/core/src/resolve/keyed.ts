import { report } from "../diagnostic/diagnostic.ts";
import { suggest } from "../diagnostic/suggest.ts";
import type { EntityDraft, KeyedWords } from "../language/draft.ts";
import { keySpan, nodeAt, valueSpan, type Path } from "../language/place.ts";
import { statementName } from "../language/names.ts";
import type { FieldPath, Index, Unique } from "../model/entity.ts";
import type { Field } from "../model/field.ts";
import type { Span } from "../source/span.ts";
import { badStatementName, badStores, nullsUnsaid, unknownField, wordNotOfType } from "./codes.ts";
import { readCondition } from "./conditions.ts";
import type { Context, ResolvedFields } from "./session.ts";

/** The uniques of an entity: those of its fields, then those under `unique`. */
export function resolveUniques(context: Context, draft: EntityDraft, resolved: ResolvedFields): readonly Unique[] {
  const ofFields = resolved.fields.filter((field) => draft.words.fields[field.name]?.unique === true).map((field): Unique => {
    const span = keySpan(draft.node, ["fields", field.name, "unique"]);
    if (field.optional) context.found.push(nullsMissing(span, [field.name], `take unique: true out of ${field.name} and write  unique: [{ fields: [${field.name}], nulls: distinct }]  below`));
    return { fields: [[field.name]], nulls: "distinct", stores: resolved.stores.filter((store) => field.stores.includes(store)), blocks: {}, span };
  });
  const listed = (draft.words.unique ?? []).flatMap((given, index): Unique[] => {
    const path: Path = ["unique", index];
    const words: KeyedWords = isPlain(given) ? { fields: given } : given;
    const found = words.fields.flatMap((text, at) => resolvePath(context, text, isPlain(given) ? [...path, at] : [...path, "fields", at], resolved.fields));
    if (found.length !== words.fields.length) return [];
    const span = valueSpan(draft.node, isPlain(given) ? path : [...path, "fields"]);
    if (words.nulls === undefined && found.some((each) => each.optional)) context.found.push(nullsMissing(span, words.fields));
    const whole = common(context, draft, words, path, resolved, found);
    return [{ ...whole, fields: found.map((each) => each.path), nulls: words.nulls ?? "distinct", blocks: blocksOf(context, draft, words, path, whole.stores), span }];
  });
  return [...ofFields, ...listed];
}

/** The indexes of an entity; `-field` sorts descending. */
export function resolveIndexes(context: Context, draft: EntityDraft, resolved: ResolvedFields): readonly Index[] {
  return (draft.words.indexes ?? []).flatMap((given, index): Index[] => {
    const path: Path = ["indexes", index];
    const words: KeyedWords = isPlain(given) ? { fields: given } : given;
    const find = (text: string, at: Path): Found[] => resolvePath(context, text, at, resolved.fields);
    const found = words.fields.flatMap((text, at) => find(text.replace(/^-/u, ""), isPlain(given) ? [...path, at] : [...path, "fields", at]));
    const include = (words.include ?? []).flatMap((text, at) => find(text, [...path, "include", at]));
    if (found.length !== words.fields.length) return [];
    return [{
      ...common(context, draft, words, path, resolved, found),
      fields: found.map((each, at) => ({ path: each.path, descending: (words.fields[at] ?? "").startsWith("-") })),
      ...(words.using === undefined ? {} : { using: words.using }),
      include: include.map((each) => each.path),
      span: valueSpan(draft.node, isPlain(given) ? path : [...path, "fields"]),
    }];
  });
}

function isPlain(given: readonly string[] | KeyedWords): given is readonly string[] {
  return Array.isArray(given);
}

function common(context: Context, draft: EntityDraft, words: KeyedWords, path: Path, resolved: ResolvedFields, found: readonly Found[]): Pick<Unique, "name" | "where" | "stores"> {
  if (words.name !== undefined && !statementName.test(words.name)) {
    context.found.push(report(badStatementName, valueSpan(draft.node, [...path, "name"]), `${JSON.stringify(words.name)} is no name`, { help: "a lower-case letter, then lower-case letters, digits and underscores" }));
  }
  const possible = resolved.stores.filter((store) => found.every((each) => each.stores.includes(store)));
  for (const [index, store] of (words.stores ?? []).entries()) {
    if (!possible.includes(store)) context.found.push(report(badStores, valueSpan(draft.node, [...path, "stores", index]), `${store} does not hold all of these fields`));
  }
  const where = words.where === undefined ? undefined : readCondition(context, words.where, [...path, "where"], "where", resolved);
  return {
    ...(words.name === undefined ? {} : { name: words.name }),
    ...(where === undefined ? {} : { where }),
    stores: words.stores === undefined ? possible : possible.filter((store) => words.stores?.includes(store)),
  };
}

/** What single stores are told of a unique. */
function blocksOf(context: Context, draft: EntityDraft, words: KeyedWords, path: Path, stores: readonly string[]): Unique["blocks"] {
  const given = Object.entries(words).filter(([word]) => context.session.storeNames.includes(word));
  for (const [store] of given) {
    if (!stores.includes(store)) context.found.push(report(badStores, keySpan(draft.node, [...path, store]), `the unique is not in ${store}`, { help: `add ${store} to its stores, or take the block out` }));
  }
  return Object.fromEntries(given);
}

interface Found { readonly path: FieldPath; readonly optional: boolean; readonly stores: readonly string[] }

/** A path through objects, as a list of one; reports and gives none if it leads nowhere. */
export function resolvePath(context: Context, text: string, at: Path, fields: readonly Field[]): Found[] {
  const path = text.split(".");
  let inside = fields;
  let optional = false;
  let stores: readonly string[] | undefined;
  for (const [depth, name] of path.entries()) {
    const field = inside.find((each) => each.name === name);
    if (field === undefined) {
      if (depth === 0 && context.draft.kind === "entity" && context.draft.words.fields[name] !== undefined) return [];
      const near = suggest(name, inside.map((each) => each.name));
      context.found.push(report(unknownField, spanOf(context, at), `there is no field ${path.slice(0, depth + 1).join(".")}`, { help: near === undefined ? undefined : `did you mean ${near}?` }));
      return [];
    }
    optional ||= field.optional;
    stores ??= field.stores;
    if (depth === path.length - 1) return [{ path, optional, stores }];
    if (field.type.kind !== "object") {
      context.found.push(report(wordNotOfType, spanOf(context, at), `${path.slice(0, depth + 1).join(".")} is ${field.type.kind}, and a path goes through objects only`));
      return [];
    }
    inside = field.type.fields;
  }
  return [];
}

function spanOf(context: Context, at: Path): Span {
  return nodeAt(context.draft.node, at)?.span ?? valueSpan(context.draft.node, at);
}

function nullsMissing(span: Span, names: readonly string[], help = "say nulls: distinct or nulls: equal"): ReturnType<typeof report> {
  return report(nullsUnsaid, span, `${names.join(", ")} may be missing, and nulls is not said`, { help });
}
