import type { EntityDraft } from "../language/draft.ts";
import type { Type } from "../model/type.ts";
import { entityNamed, type Context } from "./session.ts";
import { resolveType } from "./type.ts";

/** The key of an entity, as written or as usual. */
export function keyOf(draft: EntityDraft): readonly string[] {
  return draft.words.key ?? ["id"];
}

/**
 * The type of one key field of an entity, following references that are keys themselves (`id: { ref: person }`).
 * Nothing if it has none: the entity's own resolution reports that; `circle` if the keys refer to one another.
 */
export function keyType(context: Context, draft: EntityDraft, name: string, passed: readonly EntityDraft[] = []): Type | "circle" | undefined {
  const words = draft.words.fields[name];
  if (words === undefined) return undefined;
  const inside: Context = { session: context.session, draft, found: [] };
  if (words.ref === undefined) return resolveType(inside, words, ["fields", name]);
  if (passed.includes(draft)) return "circle";
  const next = entityNamed(inside, words.ref);
  const key = next === undefined ? [] : keyOf(next);
  return next === undefined || key.length !== 1 ? undefined : keyType(context, next, key[0] as string, [...passed, draft]);
}
