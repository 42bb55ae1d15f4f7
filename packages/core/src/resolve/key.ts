import type { EntityDraft } from "../language/draft.ts";
import type { Type } from "../model/type.ts";
import { anyType } from "./any.ts";
import { entityNamed, type Context, type Session } from "./session.ts";
import { partsOf, partWith } from "./traits.ts";
import { resolveType } from "./type.ts";

/** The key of an entity, as written or as usual, behind what its traits put in front of it. */
export function keyOf(session: Session, draft: EntityDraft): readonly string[] {
  const [, ...traits] = partsOf(session, draft);
  return [...new Set([...traits.flatMap((trait) => trait.words.key ?? []), ...(draft.words.key ?? ["id"])])];
}

/**
 * The type of one key field of an entity, following references that are keys themselves (`id: { ref: person }`).
 * Nothing if it has none: the entity's own resolution reports that; `circle` if the keys refer to one another.
 */
export function keyType(context: Context, draft: EntityDraft, name: string, passed: readonly EntityDraft[] = []): Type | "circle" | undefined {
  const part = partWith(partsOf(context.session, draft), name);
  const words = part?.words.fields[name];
  if (part === undefined || words === undefined) return undefined;
  const inside: Context = { session: context.session, draft: part, found: [] };
  if (words.any !== undefined) return anyType(inside, words, words.any, ["fields", name]);
  if (words.ref === undefined) return resolveType(inside, words, ["fields", name]);
  if (passed.includes(draft)) return "circle";
  const next = entityNamed(inside, words.ref);
  const key = next === undefined ? [] : keyOf(context.session, next);
  return next === undefined || key.length !== 1 ? undefined : keyType(context, next, key[0] as string, [...passed, draft]);
}
