import type { FieldPath, Span } from "@concord/core";
import type { Where } from "../change/change.ts";

/** Where two sides are compared, and how fields of the side before are called afterwards. */
export interface Scope extends Where {
  readonly rename: (path: FieldPath) => FieldPath;
}

/** The scope of a thing that an entity holds under a word: a check, a reference, a line of access. */
export function within(scope: Scope, word: string, name: string, spans: { readonly before?: Span | undefined; readonly after?: Span | undefined }): Scope {
  return { ...scope, path: [word, name], spans: { before: spans.before ?? scope.spans.before, after: spans.after ?? scope.spans.after } };
}

/** The scope of what no entity holds. */
export const nowhere: Scope = { of: "", path: [], entity: {}, spans: {}, rename: (path) => path };
