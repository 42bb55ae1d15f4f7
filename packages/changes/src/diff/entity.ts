import type { Entity, History, Staging } from "@concord/core";
import { change, type Change } from "../change/change.ts";
import { same } from "../change/same.ts";
import { diffAccess } from "./access.ts";
import { diffChecks, diffIndexes, diffQueries, diffReferences, diffUniques } from "./constraints.ts";
import { diffFields } from "./fields.ts";
import type { Renames } from "./renames.ts";
import type { Scope } from "./scope.ts";
import { diffShapes } from "./shapes.ts";
import { diffTransitions } from "./transitions.ts";

/** What differs between two states of an entity. */
export function diffEntities(before: Entity, after: Entity, renames: Renames): readonly Change[] {
  const scope: Scope = {
    of: after.id, path: [], entity: { before, after }, spans: { before: before.span, after: after.span }, rename: (path) => renames.path(before.id, path),
  };
  return (Object.keys(ofWord) as (keyof Entity)[]).flatMap((word) => ofWord[word](before, after, at(scope, word), renames));
}

function at(scope: Scope, word: string): Scope {
  const { before, after } = scope.entity;
  return { ...scope, spans: { before: before?.spans[word] ?? scope.spans.before, after: after?.spans[word] ?? scope.spans.after } };
}

type Compare = (before: Entity, after: Entity, scope: Scope, renames: Renames) => readonly Change[];

const nothing: Compare = () => [];

/** What can differ in each word of an entity. A new word of the model does not compile until it says so here. */
const ofWord: { readonly [Word in keyof Required<Entity>]: Compare } = {
  id: (before, after, scope) => (before.id === after.id ? [] : [change("entity-renamed", scope, { before: before.id, after: after.id })]),
  namespace: nothing, // Told with the id.
  name: nothing,
  plural: (before, after, scope) => (before.plural === after.plural ? [] : [change("place-changed", scope, { before: before.plural, after: after.plural })]),
  description: (before, after, scope) => {
    const told = ({ description, version, owner, meta, reserved }: Entity): unknown => ({ description, version, owner, meta, reserved });
    return same(told(before), told(after)) ? [] : [change("entity-documented", scope, { before, after })];
  },
  version: nothing, // Told with the description, as the three that follow.
  owner: nothing,
  meta: nothing,
  reserved: nothing,
  stores: (before, after, scope) => [
    ...before.stores.filter((store) => !after.stores.includes(store)).map((store) => change("entity-store-removed", scope, { before: store })),
    ...after.stores.filter((store) => !before.stores.includes(store)).map((store) => change("entity-store-added", scope, { after: store })),
  ],
  primary: (before, after, scope) => (before.primary === after.primary ? [] : [change("primary-changed", scope, { before: before.primary, after: after.primary })]),
  fields: (before, after, scope) => diffFields(before.fields, after.fields, scope),
  key: (before, after, scope) => {
    const key = before.key.map((name) => scope.rename([name]).join("."));
    return same(key, after.key) ? [] : [change("key-changed", scope, { before: before.key, after: after.key })];
  },
  references: (before, after, scope, renames) => diffReferences(before.references, after.references, scope, renames),
  uniques: (before, after, scope) => diffUniques(before.uniques, after.uniques, scope),
  indexes: (before, after, scope) => diffIndexes(before.indexes, after.indexes, scope),
  queries: (before, after, scope) => diffQueries(before.queries, after.queries, scope),
  checks: (before, after, scope) => diffChecks(before.checks, after.checks, scope),
  access: (_before, _after, scope) => diffAccess(scope),
  expires: (before, after, scope) => {
    const kept = ({ expires, keep }: Entity): { expires?: string | undefined; keep?: Entity["keep"] | undefined } => ({ expires, keep });
    const name = (field: string | undefined): string | undefined => (field === undefined ? undefined : scope.rename([field])[0]);
    const old = { expires: name(before.expires), keep: before.keep === undefined ? undefined : { ...before.keep, from: name(before.keep.from) } };
    return same(old, kept(after)) ? [] : [change("expiry-changed", scope, { before: kept(before), after: kept(after) })];
  },
  keep: nothing, // Told with `expires`.
  partition: ({ partition: before }, { partition: after }, scope) => {
    const called = before === undefined ? undefined : { ...before, by: scope.rename([before.by])[0] };
    return same(called, after) ? [] : [change("partition-changed", scope, { before, after })];
  },
  appendOnly: (before, after, scope) => {
    if (before.appendOnly === after.appendOnly) return [];
    return [after.appendOnly === true ? change("append-only-added", scope, { after: true }) : change("append-only-removed", scope, { before: true })];
  },
  transitions: (before, after, scope) => diffTransitions(before, after, scope),
  shapes: (before, after, scope) => diffShapes(before.shapes, after.shapes, scope),
  history: ({ history: before }, { history: after }, scope) => {
    if (before === undefined && after === undefined) return [];
    if (before === undefined) return [change("history-added", scope, { after: after as History })];
    if (after === undefined) return [change("history-removed", scope, { before })];
    const called = { ...before, except: before.except.map((name) => scope.rename([name])[0]) };
    return same(called, after) ? [] : [change("history-changed", scope, { before, after })];
  },
  staging: ({ staging: before }, { staging: after }, scope) => {
    if (before === undefined && after === undefined) return [];
    if (before === undefined) return [change("staging-added", scope, { after: after as Staging })];
    if (after === undefined) return [change("staging-removed", scope, { before })];
    const called = { ...before, match: before.match.map((name) => scope.rename([name])[0]) };
    return same(called, after) ? [] : [change("staging-changed", scope, { before, after })];
  },
  was: nothing,
  blocks: (before, after, scope) => [...new Set([...Object.keys(before.blocks), ...Object.keys(after.blocks)])].sort().flatMap((store) => {
    const [old, now] = [before.blocks[store], after.blocks[store]];
    return same(old, now) ? [] : [change("settings-changed", scope, { store, before: old, after: now })];
  }),
  file: nothing,
  span: nothing,
  spans: nothing,
};
