import { byKind, partStep, type EnumType, type EnumValue, type Field, type MapType, type PerKind, type StringType, type Type, type UnionPart, type UnionType } from "@concord/core";
import { change, type Change, type Form } from "../change/change.ts";
import type { Scope } from "./scope.ts";
import { isWithin, same } from "../change/same.ts";
import { diffFields } from "./fields.ts";
import { diffLimits } from "./limits.ts";
import { pairNamed } from "./match.ts";

/** What differs between two types of a value. A type of another kind is another type; what stands inside is compared one by one. */
export function diffTypes(before: Type, after: Type, where: Scope): readonly Change[] {
  if (before.kind !== after.kind) return [change("type-changed", typed(where), { before, after })];
  return [...byKind(ofKind, after, before as never, where), ...diffLimits(before, after, where)];
}

/** For each kind, what can differ beside limits. */
const ofKind: PerKind<[before: never, where: Scope], readonly Change[]> = {
  string: (after, before: StringType, where) => [
    ...diffForms({ format: before.format, pattern: before.pattern }, { format: after.format, pattern: after.pattern }, where),
    ...(same(before.normalize, after.normalize) ? [] : [change("normalisation-changed", worded(where, "normalize"), { before: before.normalize, after: after.normalize })]),
  ],
  boolean: nothing,
  int32: nothing,
  integer: nothing,
  int64: nothing,
  float: nothing,
  decimal: (after, before: typeof after, where) => {
    if (before.scale !== after.scale) return [change("type-changed", typed(where), { before, after })];
    if (before.precision === after.precision) return [];
    return [change(after.precision > before.precision ? "precision-raised" : "precision-lowered", worded(where, "precision"), { before, after })];
  },
  uuid: nothing,
  uid: nothing,
  date: nothing,
  time: diffClocks,
  timestamp: diffClocks,
  localDateTime: diffClocks,
  bytes: nothing,
  json: nothing,
  enum: diffEnums,
  list: (after, before: typeof after, where) => [
    ...(before.uniqueItems === after.uniqueItems ? [] : [
      change(after.uniqueItems ? "unique-items-added" : "unique-items-removed", worded(where, "uniqueItems"), { before: before.uniqueItems, after: after.uniqueItems }),
    ]),
    ...diffTypes(before.of, after.of, below(where, "[]")),
  ],
  map: diffMaps,
  object: (after, before: typeof after, where) => diffFields(before.fields, after.fields, where),
  union: diffUnions,
  geoPoint: nothing,
};

function nothing(): readonly Change[] {
  return [];
}

/** A value's spelling has exactly as many digits as the contract says, so another number of digits is another type. */
function diffClocks(after: Type & { readonly precision: number }, before: typeof after, where: Scope): readonly Change[] {
  return before.precision === after.precision ? [] : [change("type-changed", typed(where), { before, after })];
}

function diffForms(before: Form, after: Form, where: Scope): readonly Change[] {
  if (same(before, after)) return [];
  const kept = (one: Form, other: Form): boolean => (one.format === undefined || one.format === other.format) && (one.pattern === undefined || same(one.pattern, other.pattern));
  const kind = kept(before, after) ? "pattern-added" : kept(after, before) ? "pattern-removed" : "pattern-changed";
  return [change(kind, worded(where, "pattern", "type"), { before, after })];
}

function diffEnums(after: EnumType, before: EnumType, where: Scope): readonly Change[] {
  const { both, removed, added } = pairNamed(before.values.map((each) => ({ name: each.value, ...each })), after.values.map((each) => ({ name: each.value, ...each })));
  const opening = after.open ? "enum-opened" : "enum-closed";
  return [
    ...(before.open === after.open ? [] : [change(opening, worded(where, "open", "values"), { before: before.open, after: after.open })]),
    ...removed.map((value) => change("enum-value-removed", { ...where, spans: { before: value.span, after: where.spans.after } }, { before: value })),
    ...added.map((value) => change("enum-value-added", { ...where, spans: { before: where.spans.before, after: value.span } }, { after: value })),
    ...both.flatMap(([old, now]) => {
      const here = { ...where, spans: { before: old.span, after: now.span } };
      if (old.value !== now.value) return [change("enum-value-renamed", here, { before: old, after: now })];
      return same({ ...old, was: [] }, { ...now, was: [] }) ? [] : [change("enum-value-documented", here, { before: old, after: now })];
    }),
  ];
}

function diffMaps(after: MapType, before: MapType, where: Scope): readonly Change[] {
  const [old, now] = [new Set(before.require), new Set(after.require)];
  const here = worded(where, "require", "keys");
  return [
    ...diffKeys(before.keys, after.keys, worded(where, "keys")),
    ...[...now].filter((key) => !old.has(key)).map((key) => change("map-key-required", here, { after: key })),
    ...[...old].filter((key) => !now.has(key)).map((key) => change("map-key-not-required", here, { before: key })),
    ...diffTypes(before.of, after.of, below(where, "{}")),
  ];
}

/** What tells the parts apart is the type's own. A part of a tag comes and goes like a value of an enum; one that a field names, with that field's value. */
function diffUnions(after: UnionType, before: UnionType, where: Scope): readonly Change[] {
  if (before.by !== after.by || before.tag !== after.tag) return [change("type-changed", typed(where), { before, after })];
  const tagOf = ({ type }: UnionPart): EnumValue[] => {
    const tag = type.fields.find((field) => field.name === after.tag);
    return tag?.type.kind === "enum" ? [...tag.type.values] : [];
  };
  const fieldsOf = ({ type }: UnionPart): readonly Field[] => type.fields.filter((field) => field.name !== after.tag);
  const both = after.parts.flatMap((part) => before.parts.filter((each) => each.name === part.name).map((old) => [old, part] as const));
  return [
    ...before.parts.filter((part) => !both.some(([old]) => old === part)).flatMap(tagOf).map((value) => change("enum-value-removed", { ...where, spans: { ...where.spans, before: value.span } }, { before: value })),
    ...after.parts.filter((part) => !both.some(([, now]) => now === part)).flatMap(tagOf).map((value) => change("enum-value-added", { ...where, spans: { ...where.spans, after: value.span } }, { after: value })),
    ...both.flatMap(([old, now]) => diffFields(fieldsOf(old), fieldsOf(now), below(where, partStep(now.name)))),
  ];
}

function diffKeys(before: MapType["keys"], after: MapType["keys"], where: Scope): readonly Change[] {
  if (same(before, after)) return [];
  const sides = { before, after };
  if (before === undefined) return [change("map-keys-narrowed", where, sides)];
  if (after === undefined) return [change("map-keys-widened", where, sides)];
  if (before.kind !== "enum" || after.kind !== "enum") return [change("map-keys-changed", where, sides)];
  const [old, now] = [before, after].map(({ values }) => new Set(values.map(({ value }) => value))) as [Set<string>, Set<string>];
  if (isWithin(old, now) && isWithin(now, old)) return [];
  return [change(isWithin(now, old) ? "map-keys-narrowed" : isWithin(old, now) ? "map-keys-widened" : "map-keys-changed", where, sides)];
}

/** The same place, at the first of these words that the field writes. */
function worded(where: Scope, ...words: readonly string[]): Scope {
  const find = (side: "before" | "after") => words.map((word) => where.field?.[side]?.spans[word]).find((span) => span !== undefined) ?? where.spans[side];
  return { ...where, spans: { before: find("before"), after: find("after") } };
}

function typed(where: Scope): Scope {
  return worded(where, "type", "ref");
}

function below(where: Scope, step: "[]" | "{}" | `<${string}>`): Scope {
  return { ...where, path: [...where.path, step] };
}
