import { prove } from "@concord/prove";
import { expect, test } from "vitest";
import { firestore, libraries, postgres, projectAt, textOf } from "./proving.ts";

test("names under another policy, queries, earlier names and facts change no verdict: every engine agrees, and bears out every claim", async () => {
  const engines = [...postgres(), await firestore(), ...(await libraries())];
  const proof = await prove({ ...projectAt("words"), engines, seed: 1, budget: { perEngine: 0 }, clock: Date.now });
  if (!proof.holds) expect.fail(textOf(proof));
  expect(proof.unproven).toEqual([]);
  for (const target of ["postgres", "firestore", "zod", "json-schema", "validators"]) expect(proof.totals.find((each) => each.target === target)?.judged, target).toBeGreaterThan(50);
}, 600_000);
