import type { Field } from "@concord/core";
import { change, type Change } from "../change/change.ts";
import type { Scope } from "./scope.ts";
import { same } from "../change/same.ts";
import { pairNamed } from "./match.ts";
import { spelled } from "./renames.ts";
import { diffTypes } from "./type.ts";

/** What differs between the fields of an entity or an object. Their order says nothing. */
export function diffFields(before: readonly Field[], after: readonly Field[], where: Scope): readonly Change[] {
  const { both, removed, added } = pairNamed(before, after);
  const below = (old: Field | undefined, now: Field | undefined): Scope => ({
    ...where, path: [...where.path, (now ?? old)?.name ?? ""], field: { before: old, after: now },
    spans: { before: old?.span ?? where.spans.before, after: now?.span ?? where.spans.after },
  });
  return [
    ...removed.map((field) => change("field-removed", below(field, undefined), { before: field })),
    ...added.map((field) => change("field-added", below(undefined, field), { after: field })),
    ...both.flatMap(([old, now]) => {
      const here = below(old, now);
      return (Object.keys(ofWord) as (keyof Field)[]).flatMap((word) => ofWord[word](old, now, at(here, word)));
    }),
  ];
}

/** At the word, where the field writes it. */
function at(where: Scope, word: string): Scope {
  const { before, after } = where.field ?? {};
  return { ...where, spans: { before: before?.spans[word] ?? where.spans.before, after: after?.spans[word] ?? where.spans.after } };
}

type Compare = (before: Field, after: Field, where: Scope) => readonly Change[];

const nothing: Compare = () => [];

/** What can differ in each word of a field. A new word of the model does not compile until it says so here. */
const ofWord: { readonly [Word in keyof Required<Field>]: Compare } = {
  name: (before, after, where) => (before.name === after.name ? [] : [change("field-renamed", where, { before: before.name, after: after.name })]),
  type: (before, after, where) => diffTypes(before.type, after.type, where),
  description: (before, after, where) => {
    const told = ({ description, deprecated }: Field): unknown => ({ description, deprecated });
    return same(told(before), told(after)) ? [] : [change("field-documented", where, { before, after })];
  },
  optional: (before, after, where) => (before.optional === after.optional ? [] : [change(after.optional ? "field-optional" : "field-required", where, { before, after })]),
  default: (before, after, where) => {
    if (same(before.default, after.default)) return [];
    if (before.default === undefined) return [change("default-added", where, { after: after.default })];
    if (after.default === undefined) return [change("default-removed", where, { before: before.default })];
    return [change("default-changed", where, { before: before.default, after: after.default })];
  },
  auto: (before, after, where) => (before.auto === after.auto ? [] : [change("auto-changed", where, { before: before.auto, after: after.auto })]),
  computed: (before, after, where) => {
    const [old, now] = [before.computed, after.computed];
    if (old === undefined && now === undefined) return [];
    if (old === undefined) return [change("computed-added", where, { after: now })];
    if (now === undefined) return [change("computed-removed", where, { before: old })];
    return spelled(old, where.rename) === spelled(now) ? [] : [change("computed-changed", where, { before: old, after: now })];
  },
  immutable: (before, after, where) => flag(before.immutable, after.immutable, where, "immutable-added", "immutable-removed"),
  serverOnly: (before, after, where) => flag(before.serverOnly, after.serverOnly, where, "server-only-added", "server-only-removed"),
  secret: (before, after, where) => flag(before.secret, after.secret, where, "secret-added", "secret-removed"),
  pii: (before, after, where) => (before.pii === after.pii ? [] : [change("personal-data-changed", where, { before: before.pii, after: after.pii })]),
  stores: (before, after, where) => {
    // What follows from the entity's stores is told of the entity. Inside objects it follows from the outermost field.
    const [old, now] = [new Set(before.stores), new Set(after.stores)];
    const both = (where.entity.before?.stores ?? []).filter((store) => where.entity.after?.stores.includes(store));
    if (where.path.length > 1) return [];
    return both.filter((store) => old.has(store) !== now.has(store)).map((store) => (
      now.has(store) ? change("field-store-added", where, { after: store }) : change("field-store-removed", where, { before: store })
    ));
  },
  was: nothing,
  deprecated: nothing, // Told with the description.
  blocks: (before, after, where) => [...new Set([...Object.keys(before.blocks), ...Object.keys(after.blocks)])].sort().flatMap((store) => {
    const [old, now] = [before.blocks[store], after.blocks[store]];
    return same(old, now) ? [] : [change("field-settings-changed", where, { store, before: old, after: now })];
  }),
  span: nothing,
  spans: nothing,
};

type Flag = "immutable" | "server-only" | "secret";

function flag(before: boolean, after: boolean, where: Scope, added: `${Flag}-added`, removed: `${Flag}-removed`): readonly Change[] {
  if (before === after) return [];
  return [after ? change(added, where, { after: true }) : change(removed, where, { before: true })];
}
