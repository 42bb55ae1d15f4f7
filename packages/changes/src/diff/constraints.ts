import type { Check, Entity, FieldPath, Index, Query, Reference, Unique } from "@concord/core";
import { change, type Change, type Removed, type Added } from "../change/change.ts";
import { same } from "../change/same.ts";
import { pairAlike, type Pairs } from "./match.ts";
import { spelled, type Renames } from "./renames.ts";
import { within, type Scope } from "./scope.ts";

/** What differs in the conditions of an entity. One of another name that says the same was renamed. */
export function diffChecks(before: readonly Check[], after: readonly Check[], scope: Scope): readonly Change[] {
  const { both, removed, added } = againAlike(
    pairAlike(before, after, ({ name }) => name, ({ name }) => name), (check) => spelled(check.if, scope.rename), (check) => spelled(check.if),
  );
  return [
    ...alone("check-removed", "check-added", removed, added, (check) => ["checks", check.name], scope),
    ...both.flatMap(([old, now]) => {
      const here = within(scope, "checks", now.name, { before: old.span, after: now.span });
      const sides = { before: old, after: now };
      return [
        ...(old.name === now.name ? [] : [change("check-renamed", here, sides)]),
        ...(spelled(old.if, scope.rename) === spelled(now.if) ? [] : [change("check-changed", here, sides)]),
        ...(old.message === now.message ? [] : [change("check-reworded", here, sides)]),
      ];
    }),
  ];
}

/** What differs in the uniques: the same fields are the same unique. */
export function diffUniques(before: readonly Unique[], after: readonly Unique[], scope: Scope): readonly Change[] {
  return diffKeyed("unique", before, after, scope, (unique, rename) => fieldsOf(unique, rename), ({ name, nulls, where, stores, blocks }, rename) => ({
    name, nulls, stores, blocks, where: where === undefined ? undefined : spelled(where, rename),
  }), (unique) => ["unique", unique.name ?? unique.fields.map((path) => path.join(".")).join(", ")]);
}

/** What differs in the indexes: of the same name, or of the same fields in the same order and direction. */
export function diffIndexes(before: readonly Index[], after: readonly Index[], scope: Scope): readonly Change[] {
  const columns = (index: Index, rename: Scope["rename"]): string => index.fields.map(({ path, descending }) => `${descending ? "-" : ""}${rename(path).join(".")}`).join(", ");
  return diffKeyed("index", before, after, scope, columns, ({ name, where, using, include, stores }, rename) => ({
    name, using, stores, include: include.map((path) => rename(path)), where: where === undefined ? undefined : spelled(where, rename),
  }), (index) => ["indexes", index.name ?? columns(index, unchanged)]);
}

/** What differs in things that are told apart by their fields: first those that say all the same, then those of the same fields. `said`: what they say beside them. */
function diffKeyed<T extends { readonly span: Entity["span"] }>(
  word: "unique" | "index", before: readonly T[], after: readonly T[], scope: Scope, fields: (each: T, rename: Scope["rename"]) => string, said: (each: T, rename: Scope["rename"]) => unknown,
  called: (each: T) => readonly [string, string],
): readonly Change[] {
  const all = (rename: Scope["rename"]) => (each: T): string => whole(fields(each, rename), said(each, rename));
  const { both, removed, added } = againAlike(pairAlike(before, after, all(scope.rename), all(unchanged)), (each) => fields(each, scope.rename), (each) => fields(each, unchanged));
  return [
    ...alone(`${word}-removed`, `${word}-added`, removed, added, called, scope),
    ...both.flatMap(([old, now]) => {
      if (same(said(old, scope.rename), said(now, unchanged))) return [];
      return [change(`${word}-changed`, within(scope, ...called(now), { before: old.span, after: now.span }), { before: old, after: now } as never)];
    }),
  ];
}

/** What differs in the references: those of the same fields are the same reference, and of several by the same fields that which counts for the same value. */
export function diffReferences(before: readonly Reference[], after: readonly Reference[], scope: Scope, renames: Renames): readonly Change[] {
  const by = (rename: Scope["rename"]) => (reference: Reference): string => [...reference.by.map((name) => rename([name]).join(".")), ...(reference.when === undefined ? [] : [`where ${reference.when.is}`])].join(", ");
  const { both, removed, added } = pairAlike(before, after, by(scope.rename), by(unchanged));
  return [
    ...alone("reference-removed", "reference-added", removed, added, ({ name }) => ["references", name], scope),
    ...both.flatMap(([old, now]) => {
      const here = within(scope, "references", now.name, { before: old.span, after: now.span });
      const sides = { before: old, after: now };
      const key = old.key.map((name) => renames.path(old.to, [name]).join("."));
      const stores = scope.entity.after?.stores ?? [];
      return [
        ...(renames.entity(old.to) === now.to && same(key, now.key) ? [] : [change("reference-changed", here, sides)]),
        ...(old.onDelete === now.onDelete && old.onUpdate === now.onUpdate ? [] : [change("reference-action-changed", here, sides)]),
        ...now.enforce.filter((store) => !old.enforce.includes(store)).map((store) => change("reference-enforced", here, { after: store })),
        // A store that no longer holds the entity is told of by itself.
        ...old.enforce.filter((store) => !now.enforce.includes(store) && stores.includes(store)).map((store) => change("reference-not-enforced", here, { before: store })),
      ];
    }),
  ];
}

/** What differs in the promised queries, by name. */
export function diffQueries(before: readonly Query[], after: readonly Query[], scope: Scope): readonly Change[] {
  const said = (rename: Scope["rename"]) => ({ where, order, stores }: Query): unknown =>
    ({ stores, where: where.map((each) => ({ ...each, path: rename(each.path) })), order: order.map((each) => ({ ...each, path: rename(each.path) })) });
  const { both, removed, added } = pairAlike(before, after, ({ name }) => name, ({ name }) => name);
  return [
    ...alone("query-removed", "query-added", removed, added, ({ name }) => ["queries", name], scope),
    ...both.flatMap(([old, now]) => {
      if (same(said(scope.rename)(old), said(unchanged)(now))) return [];
      return [change("query-changed", within(scope, "queries", now.name, { before: old.span, after: now.span }), { before: old, after: now })];
    }),
  ];
}

type Alone = "check" | "unique" | "index" | "reference" | "query";

/** What has no other side. */
function alone<T extends { readonly span: Entity["span"] }>(
  gone: `${Alone}-removed`, come: `${Alone}-added`, removed: readonly T[], added: readonly T[], called: (each: T) => readonly [string, string], scope: Scope,
): readonly Change[] {
  return [
    ...removed.map((each) => change(gone, within(scope, ...called(each), { before: each.span }), { before: each } as Removed<never>)),
    ...added.map((each) => change(come, within(scope, ...called(each), { after: each.span }), { after: each } as Added<never>)),
  ];
}

/** Pairs what was left over once more, by what makes two things the same although they differ. */
function againAlike<T>(first: Pairs<T>, identifyBefore: (each: T) => string, identifyAfter: (each: T) => string): Pairs<T> {
  const again = pairAlike(first.removed, first.added, identifyBefore, identifyAfter);
  return { both: [...first.both, ...again.both], removed: again.removed, added: again.added };
}

function fieldsOf(unique: Unique, rename: Scope["rename"] = unchanged): string {
  return unique.fields.map((path) => rename(path).join(".")).sort().join(", ");
}

function whole(fields: string, rest: unknown): string {
  return JSON.stringify([fields, rest]);
}

function unchanged(path: FieldPath): FieldPath {
  return path;
}
