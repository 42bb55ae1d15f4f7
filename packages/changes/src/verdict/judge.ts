import type { Field } from "@concord/core";
import type { Change } from "../change/change.ts";
import { pairNamed } from "../diff/match.ts";
import { rules } from "../rules/index.ts";
import { audienceNames, storeOf, type Audience } from "./audience.ts";
import type { Cell, Verdict } from "./verdict.ts";
import { reachedBefore } from "./facts.ts";

/** What a change means for one audience; `unconcerned` where it has nothing to do with what changed. */
export type Judged = Verdict | { readonly is: "unconcerned"; readonly why: string };

/** A change with its verdict for every audience. */
export interface JudgedChange {
  readonly change: Change;
  readonly verdicts: Readonly<Record<Audience, Judged>>;
}

/** Judges changes, one by one. */
export function judge(changes: readonly Change[]): readonly JudgedChange[] {
  return changes.map((change) => ({
    change,
    verdicts: Object.fromEntries(audienceNames.map((audience) => [audience, verdictOf(change, audience)])) as Record<Audience, Judged>,
  }));
}

/** What a change means for an audience. */
export function verdictOf(change: Change, audience: Audience): Judged {
  const store = storeOf[audience];
  if (store !== undefined && !isHeldBy(change, store)) return { is: "unconcerned", why: `${store} did not hold it before` };
  if (audience === "firestore-client" && change.entity.before !== undefined && !reachedBefore(change)) return { is: "unconcerned", why: "clients did not reach the entity before" };
  const cell = rules[change.kind][audience] as Cell<never>;
  return typeof cell === "function" ? cell(change as never) : cell;
}

/** Whether a store held the entity, and the field, before; a change of the project, or of something new, concerns every store. */
function isHeldBy(change: Change, store: string): boolean {
  const { kind, entity: { before }, field } = change;
  if (before === undefined) return true;
  if (!before.stores.includes(store)) return false;
  return kind === "field-store-added" || field?.before === undefined || (holderOf(change) ?? field.before).stores.includes(store);
}

/** The entity's own field, before, that the change is in: one inside an object names no stores, and is where that field is. */
function holderOf({ entity: { before, after }, path: [name] }: Change): Field | undefined {
  return pairNamed(before?.fields ?? [], after?.fields ?? []).both.find(([, now]) => now.name === name)?.[0];
}
