import type { Source, Span } from "../source/span.ts";
import type { FieldPath } from "./entity.ts";
import type { Field } from "./field.ts";
import type { Json } from "./json.ts";
import type { Schema } from "./schema.ts";

/** A column of an answer: its name, its type and whether it may be missing, as a field has them. */
export interface Column extends Field {
  /** The field that it takes its type from: an entity's or a view's, by id, and the path in it. */
  readonly of?: { readonly id: string; readonly path: FieldPath };
}

/** What a view and a saved query have in common: SQL that a person wrote, and what it answers. */
interface Answer {
  /** `namespace.name`. */
  readonly id: string;
  readonly namespace: string;
  readonly name: string;
  readonly description: string;
  readonly owner?: string;
  readonly meta: Readonly<Record<string, Json>>;
  readonly was: readonly string[];
  /** The stores that have it, each with a text in `sql`. */
  readonly stores: readonly string[];
  /** In the order in which the SQL gives them. */
  readonly columns: readonly Column[];
  /** The text for each store, as its file holds it. */
  readonly sql: Readonly<Record<string, Source>>;
  readonly file: string;
  readonly span: Span;
  readonly spans: Readonly<Record<string, Span>>;
}

/** A named SELECT that the store keeps. */
export interface View extends Answer {
  readonly kind: "view";
  /** Views that its SQL reads, by id: made before it. */
  readonly from: readonly string[];
}

/** A SELECT that an application sends, with parameters; the store does not keep it. */
export interface SavedQuery extends Answer {
  readonly kind: "query";
  /** In the order in which stores number them. */
  readonly parameters: readonly Column[];
}

/** The views of a store, each after those that it reads. */
export function viewsOf(schema: Schema, store: string): readonly View[] {
  const found = new Set<View>();
  const add = (view: View): void => {
    for (const id of view.from) {
      const before = schema.views.find((each) => each.id === id);
      if (before !== undefined && !found.has(before)) add(before);
    }
    if (view.stores.includes(store)) found.add(view);
  };
  for (const view of schema.views) add(view);
  return [...found];
}
