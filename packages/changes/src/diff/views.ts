import type { Column, SavedQuery, View } from "@concord/core";
import { change, type Change } from "../change/change.ts";
import { same } from "../change/same.ts";
import { pairNamed } from "./match.ts";
import { pairIds } from "./renames.ts";
import { nowhere, type Scope } from "./scope.ts";

type Answer = View | SavedQuery;

/** What differs in the views: what they are called, what they answer, and their SQL, which nobody here understands. */
export function diffViews(before: readonly View[], after: readonly View[]): readonly Change[] {
  const { both, removed, added } = pairIds(before, after);
  return [
    ...removed.map((view) => change("view-removed", at(view, undefined), { before: view })),
    ...added.map((view) => change("view-added", at(undefined, view), { after: view })),
    ...both.flatMap(([old, now]) => {
      const here = at(old, now);
      return [
        ...(old.id === now.id ? [] : [change("view-renamed", here, { before: old.id, after: now.id })]),
        ...(same(told(old), told(now)) ? [] : [change("view-documented", here, { before: old, after: now })]),
        ...(isOtherSql(old, now) ? [change("view-sql-changed", here, { before: old, after: now })] : []),
        ...diffColumns(old, now, here),
        ...now.stores.filter((store) => !old.stores.includes(store)).map((store) => change("view-store-added", here, { after: store })),
        ...old.stores.filter((store) => !now.stores.includes(store)).map((store) => change("view-store-removed", here, { before: store })),
      ];
    }),
  ];
}

/** What differs in the saved queries. */
export function diffSavedQueries(before: readonly SavedQuery[], after: readonly SavedQuery[]): readonly Change[] {
  const { both, removed, added } = pairIds(before, after);
  const signature = (query: SavedQuery): unknown => [query.name, query.stores, ...[query.parameters, query.columns].map((columns) => columns.map(plain))];
  return [
    ...removed.map((query) => change("saved-query-removed", at(query, undefined), { before: query })),
    ...added.map((query) => change("saved-query-added", at(undefined, query), { after: query })),
    ...both.flatMap(([old, now]) => {
      const here = at(old, now);
      return [
        ...(same(told(old), told(now)) ? [] : [change("saved-query-documented", here, { before: old, after: now })]),
        ...(isOtherSql(old, now) ? [change("saved-query-sql-changed", here, { before: old, after: now })] : []),
        ...(same(signature(old), signature(now)) ? [] : [change("saved-query-changed", here, { before: old, after: now })]),
      ];
    }),
  ];
}

function diffColumns(old: View, now: View, scope: Scope): readonly Change[] {
  const { both, removed, added } = pairNamed(old.columns, now.columns);
  const below = (before: Column | undefined, after: Column | undefined): Scope => ({
    ...scope, path: ["columns", (after ?? before)?.name ?? ""], spans: { before: before?.span ?? scope.spans.before, after: after?.span ?? scope.spans.after },
  });
  return [
    ...removed.map((column) => change("view-column-removed", below(column, undefined), { before: column, view: now })),
    ...added.map((column) => change("view-column-added", below(undefined, column), { after: column, view: now })),
    ...both.filter(([one, other]) => !same(plain(one), plain(other))).map(([one, other]) => change("view-column-changed", below(one, other), { before: one, after: other, view: now })),
  ];
}

/** What of a column its readers depend on. */
function plain({ name, type, optional }: Column): unknown {
  return { name, type, optional };
}

function told({ description, owner, meta }: Answer): unknown {
  return { description, owner, meta };
}

/** Texts of SQL are compared as they are but for the space at their ends. */
function isOtherSql(old: Answer, now: Answer): boolean {
  return now.stores.some((store) => old.sql[store] !== undefined && old.sql[store].text.trim() !== now.sql[store]?.text.trim());
}

function at(before: Answer | undefined, after: Answer | undefined): Scope {
  return { ...nowhere, of: (after ?? before)?.id ?? "", spans: { before: before?.span, after: after?.span } };
}
