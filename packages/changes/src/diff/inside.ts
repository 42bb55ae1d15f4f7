import type { Field, Schema, SharedType } from "@concord/core";
import type { Change } from "../change/change.ts";
import { pairIds } from "./renames.ts";
import { nowhere } from "./scope.ts";
import { diffTypes } from "./type.ts";

/**
 * What changed inside shared types, as their own: `of` is the type, the path begins within it. `diff` tells it of the entities that hold such a value, and
 * nothing of a type that none holds; whoever imports the type itself wants to know it either way.
 */
export function diffInside(before: Schema, after: Schema): readonly Change[] {
  return pairIds(before.types, after.types).both.flatMap(([old, now]) => {
    const spans = { before: old.span, after: now.span };
    // As the value of a field, since what is inside one is judged otherwise than an entity's own fields.
    const where = { ...nowhere, of: now.id, path: [holder], field: { before: holding(old), after: holding(now) }, spans };
    return diffTypes(old.type, now.type, where).map((each) => ({ ...each, path: each.path.slice(1) }));
  });
}

const holder = "value";

/** A field that holds nothing but a value of the type. */
function holding({ type, span }: SharedType): Field {
  return { name: holder, type, optional: false, immutable: false, serverOnly: false, secret: false, stores: [], was: [], blocks: {}, span, spans: {} };
}
