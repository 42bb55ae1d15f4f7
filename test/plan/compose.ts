import { changeKinds, diff, type ChangeKind } from "@concord/changes";
import type { Schema } from "@concord/core";
import { base } from "../changes/base.ts";
import { applied, schemaOf } from "../changes/states.ts";
import { pairs } from "../changes/pairs.ts";

/** Two states between which several kinds of change lie. */
export interface Composed { readonly kinds: readonly ChangeKind[]; readonly before: Schema; readonly after: Schema }

/** Kinds whose states of the verdicts PostgreSQL refuses: a table that is cut by time has the time in its key. */
export const elsewhere: ReadonlySet<ChangeKind> = new Set(["partition-changed"]);

/** Both states of some kinds together; nothing where their edits do not go together, or one hides another. */
export function composed(kinds: readonly ChangeKind[]): Composed | undefined {
  try {
    const edits = kinds.map((kind) => pairs[kind].fires);
    const before = schemaOf(edits.flatMap((each) => ("back" in each ? each.back : [])).reduce(applied, base));
    const after = schemaOf(edits.flatMap((each) => ("back" in each ? [] : each)).reduce(applied, base));
    const found = new Set(diff(before, after).map(({ kind }) => kind));
    return kinds.every((kind) => found.has(kind)) ? { kinds, before, after } : undefined;
  } catch {
    return undefined;
  }
}

/** Every kind once, as many together as go together and at most so many. */
export function everyKind(most: number): readonly Composed[] {
  const groups: Composed[] = [];
  for (const kind of (Object.keys(changeKinds) as ChangeKind[]).filter((each) => !elsewhere.has(each))) {
    const at = groups.findIndex(({ kinds }) => kinds.length < most && composed([...kinds, kind]) !== undefined);
    const next = composed(at === -1 ? [kind] : [...(groups[at] as Composed).kinds, kind]);
    if (next === undefined) throw new Error(`${kind} does not even go by itself`);
    if (at === -1) groups.push(next);
    else groups[at] = next;
  }
  return groups;
}

/** Two states of which one cuts its table by time. */
export function cutByTime(): Composed {
  const order = (base["schemas/shop/order.yaml"] as string).replace("unique:\n  - [number]\n", "").replace("owner: shop", "owner: shop\nkey: [id, day]").replace("fields:\n", "fields:\n  day: { type: date }\n");
  const cut = order.replace("owner: shop", "owner: shop\npartition: { by: day, every: month }");
  return { kinds: ["partition-changed"], before: schemaOf({ ...base, "schemas/shop/order.yaml": order }), after: schemaOf({ ...base, "schemas/shop/order.yaml": cut }) };
}
