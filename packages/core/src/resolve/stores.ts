import { report } from "../diagnostic/diagnostic.ts";
import type { EntityDraft } from "../language/draft.ts";
import { keySpan, valueSpan } from "../language/place.ts";
import { badStores } from "./codes.ts";
import type { Context } from "./session.ts";

/** The stores that hold an entity and the primary one: its own words, else the project's. */
export function entityStores(context: Context, draft: EntityDraft): { readonly stores: readonly string[]; readonly primary: string } {
  const { project, storeNames } = context.session;
  const stores = storeNames.filter((store) => (draft.words.stores ?? project.stores).includes(store));
  for (const store of storeNames) {
    if (store in draft.words && !stores.includes(store)) {
      context.found.push(report(badStores, keySpan(draft.node, [store]), `${draft.id} is not in ${store}`, { help: `add ${store} to its stores, or take the block out` }));
    }
  }
  const wanted = draft.words.primary ?? (project.primary !== undefined && stores.includes(project.primary) ? project.primary : undefined);
  const primary = wanted ?? stores[0] ?? "";
  if (wanted === undefined && stores.length > 1) {
    context.found.push(report(badStores, draft.words.stores === undefined ? keySpan(draft.node, ["entity"]) : keySpan(draft.node, ["stores"]), "several stores, and no primary", {
      help: `primary: ${primary}, here or in project.yaml, says where identity, uniqueness and references are enforced`,
    }));
  }
  if (draft.words.primary !== undefined && !stores.includes(draft.words.primary)) {
    context.found.push(report(badStores, valueSpan(draft.node, ["primary"]), `${draft.id} is not in ${draft.words.primary}`));
  }
  if (stores.length === 0) context.found.push(report(badStores, keySpan(draft.node, ["stores"]), "the entity is in no store"));
  return { stores, primary };
}
