import type { ChangeOf } from "../change/change.ts";
import { narrower, wider } from "../verdict/rows.ts";
import { safe, type Rule, type Verdict } from "../verdict/verdict.ts";

const [stricter, looser] = [narrower("text is stored in a stricter form"), wider("text is stored in a looser form")];

/** The stored form of text is another one. */
export const normalisationChanged: Rule<"normalisation-changed"> = {
  ...stricter,
  "wire-reader": (change) => (asksLess(change) ? looser["wire-reader"] : stricter["wire-reader"]),
  "closed-wire-reader": (change) => (asksLess(change) ? looser["closed-wire-reader"] : stricter["closed-wire-reader"]),
  "wire-writer": safe("codecs bring what is written into the stored form"),
  zod: (change) => storedFormOf(change, "zod"),
  "postgres-writer": (change) => storedFormOf(change, "postgres-writer"),
  "firestore-client": (change) => storedFormOf(change, "firestore-client"),
};

/** Whether something that was done to text is done no longer. */
function asksLess({ before = [], after = [] }: ChangeOf<"normalisation-changed">): boolean {
  return before.some((step) => !after.includes(step));
}

/** Who gives stored text breaks where something more is done to it. */
function storedFormOf({ before = [], after = [] }: ChangeOf<"normalisation-changed">, audience: "zod" | "postgres-writer" | "firestore-client"): Verdict {
  return after.some((step) => !before.includes(step)) ? stricter[audience] : safe("text that was in the stored form still is");
}
