import { base } from "./base.ts";
import type { Back, Edit } from "./pairs.ts";
import { statesOf, type States, type Texts } from "./states.ts";

const contract = "schemas/shop/order.yaml";
const narrow = "{ if: auth.uid == clientId, only: [label, note] }";

/** The base, where clients change whatever they may create: what nobody writes, no rule asks. */
const open: Texts = { ...base, [contract]: (base[contract] as string).replace(narrow, "auth.uid == clientId") };

/** The states of a pair where clients change more than in the base, if the pair's edits say nothing of what they change. */
export function openStatesOf(edits: readonly Edit[] | Back): States {
  const list = "back" in edits ? edits.back : edits;
  return list.some(([from]) => from.includes("[label, note]")) ? statesOf(edits) : statesOf(edits, open);
}
