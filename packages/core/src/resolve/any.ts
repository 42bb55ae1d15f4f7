import { report } from "../diagnostic/diagnostic.ts";
import type { AnyPart, EntityDraft, FieldWords } from "../language/draft.ts";
import { keySpan, nodeAt, valueSpan, type Path } from "../language/place.ts";
import type { Check, Reference } from "../model/entity.ts";
import type { Field } from "../model/field.ts";
import { named } from "../model/naming.ts";
import type { EnumType, Type } from "../model/type.ts";
import { utf8Length } from "../source/measure.ts";
import { badReference, badStatementName, unknownEntity, wordNotOfType } from "./codes.ts";
import { readCondition } from "./conditions.ts";
import { keyOf, keyType } from "./key.ts";
import { assembleReference } from "./references.ts";
import { entityNamed, isBroken, type Context, type ResolvedFields } from "./session.ts";

/** What may be said of a reference to one of several entities, beside the blocks of stores. */
const sayable = new Set([
  "refAny", "any", "optional", "onDelete", "onUpdate", "enforce", "description", "immutable", "setBy", "secret", "pii", "stores", "was", "deprecated",
] satisfies (keyof FieldWords)[] as readonly string[]);

/** Keys that are text in JSON: a field that may hold any of these is text too. */
const texts: readonly Type["kind"][] = ["string", "uuid", "uid", "enum"];

/**
 * The type of one of the two fields of a reference to one of several entities. Of the key: that of the entities' keys, where it is the same; text as long as
 * the longest, where they are different texts. Reports what is wrong for the key's field alone, so that it is told once.
 */
export function anyType(context: Context, words: FieldWords, any: AnyPart, path: Path): Type | undefined {
  if (any.part === "type") return whichType(context, any, path);
  const isList = nodeAt(context.draft.node, [...path, "refAny"])?.is === "list";
  const at = (index: number): Path => [...path, "refAny", isList ? index : any.of[index]?.value ?? index];
  const wrong = (index: number, message: string, help?: string, code: typeof badReference = badReference): void =>
    void context.found.push(report(code, valueSpan(context.draft.node, at(index)), message, { help }));
  for (const word of Object.keys(words)) {
    if (sayable.has(word) || context.session.storeNames.includes(word)) continue;
    context.found.push(report(wordNotOfType, keySpan(context.draft.node, [...path, word]), `${word} says nothing of a reference to one of several entities`, { help: `leave ${word} out` }));
  }
  const types: Type[] = [];
  const seen: string[] = [];
  for (const [index, { value, to }] of any.of.entries()) {
    const target = entityNamed(context, to);
    if (target === undefined) {
      if (!isBroken(context, to)) wrong(index, `there is no entity ${to}`, "refAny takes contracts' names, with the namespace of those from another one: company.company", unknownEntity);
      continue;
    }
    if (seen.includes(target.id)) wrong(index, `${to} stands twice`);
    seen.push(target.id);
    if (utf8Length(value) < 1 || utf8Length(value) > 63 || !value.isWellFormed() || value.includes("\0")) wrong(index, "what stands for an entity is text of 1 to 63 bytes");
    const key = keyOf(context.session, target);
    const type = key.length === 1 ? keyType(context, target, key[0] as string) : undefined;
    if (key.length !== 1) wrong(index, `the key of ${target.id} has ${key.length} fields`, "refAny takes entities with a key of one field");
    else if (type === "circle") wrong(index, `the key of ${target.id} refers back`);
    else if (type !== undefined) types.push(type);
  }
  return common(types, (message, help) => wrong(0, message, help));
}

function whichType({ draft }: Context, any: AnyPart, path: Path): EnumType {
  const span = keySpan(draft.node, path);
  return { kind: "enum", open: false, values: any.of.map(({ value }) => ({ value, deprecated: false, was: [], span })) };
}

/** The type that holds a key of each of these types. */
function common(types: readonly Type[], wrong: (message: string, help?: string) => void): Type | undefined {
  const [first] = types;
  if (first === undefined) return undefined;
  if (types.every((type) => same(type, first))) return first;
  const odd = types.find(({ kind }) => !texts.includes(kind));
  if (odd !== undefined) {
    wrong(`keys that are ${odd.kind} and ${types.find(({ kind }) => kind !== odd.kind)?.kind ?? "others"} have no type together`, "a reference of its own to each entity, or keys of one type");
    return undefined;
  }
  const longest = types.map(lengthOf);
  return { kind: "string", minLength: 1, ...(longest.includes(undefined) ? {} : { maxLength: Math.max(...longest.map((each) => each ?? 0)) }) };
}

function lengthOf(type: Type): number | undefined {
  if (type.kind === "uuid") return 36;
  if (type.kind === "uid") return 128;
  if (type.kind === "enum") return Math.max(...type.values.map(({ value }) => value.length));
  return type.kind === "string" ? type.maxLength : undefined;
}

function same(one: Type, other: Type): boolean {
  const said = (type: Type): string => JSON.stringify(type, (key, value: unknown) => (key === "span" ? undefined : value));
  return said(one) === said(other);
}

/** What holds of the two fields where they may be missing: neither is there without the other. */
export function pairChecks(context: Context, draft: EntityDraft, resolved: ResolvedFields): readonly Check[] {
  return Object.entries(draft.words.fields).flatMap(([id, { any, optional }]) => {
    if (any?.part !== "id" || optional !== true) return [];
    const name = `${named("snake_case", any.name)}_whole`;
    const span = keySpan(draft.node, ["fields", id]);
    if (draft.words.checks !== undefined && Object.hasOwn(draft.words.checks, name)) {
      context.found.push(report(badStatementName, keySpan(draft.node, ["checks", name]), `${name} is what the check of ${any.name} is called, which refers to one of several entities`, { help: "give the check another name" }));
    }
    const condition = readCondition(context, `(${any.name}Type == null) == (${id} == null)`, ["fields", id], "check", resolved);
    return condition === undefined ? [] : [{ name, if: condition, message: `${any.name}Type and ${id} are there together or not at all.`, span }];
  });
}

/** The references of the pair whose key this field is: one for each entity, which counts where the other field names it. */
export function anyReferences(context: Context, field: Field, words: FieldWords, any: AnyPart, stores: readonly string[], primary: string): readonly Reference[] {
  const path: Path = ["fields", field.name];
  for (const word of ["onDelete", "onUpdate"] as const) {
    const action = words[word];
    if (action === undefined || action === "restrict" || (word === "onDelete" && action === "cascade")) continue;
    context.found.push(report(badReference, valueSpan(context.draft.node, [...path, word]), `${word}: ${action} has no way to say which entity is left`, { help: word === "onDelete" ? "restrict or cascade" : "restrict" }));
  }
  const targets = any.of.flatMap(({ value, to }) => {
    const target = entityNamed(context, to);
    return target === undefined || keyOf(context.session, target).length !== 1 ? [] : [{ value, target }];
  }).filter(({ target }, index, all) => all.findIndex((each) => each.target === target) === index);
  const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
  const called = ({ name, namespace }: EntityDraft): string =>
    any.name + (targets.filter(({ target }) => target.name === name).length > 1 ? capital(namespace) : "") + capital(name);
  const hasColumns = (store: string): boolean => (field.blocks[store] as { readonly as?: unknown } | undefined)?.as === "columns";
  return targets.map(({ value, target }) => {
    const reference = assembleReference(context, { name: called(target), relation: called(target), target, by: [field], words, path, stores, primary });
    // No store can keep one reference to several tables: where nothing is said, it is enforced where each of them has a column.
    return { ...reference, enforce: words.enforce === undefined ? reference.enforce.filter(hasColumns) : reference.enforce, when: { field: `${any.name}Type`, is: value } };
  });
}
