import { kinds } from "@concord/core";
import { prove, type Proof } from "@concord/prove";
import { expect, test } from "vitest";
import { firestore, libraries, postgres, projectOf, textOf, together } from "../prove/proving.ts";
import { familyOf, name } from "./families.ts";

const seed = 20_261_121;
const least = { others: 10_000, firestore: 500 };
/** More are put than have to be judged: of some, a store's own types hold no such value. */
const put = { postgres: 13_000, firestore: 900, libraries: 10_500 };

test.each(kinds)(`${least.others} records with a %s are judged alike, and come back as they went in`, async (kind) => {
  const project = projectOf([
    { file: "schemas/project.yaml", text: "stores: [postgres, firestore, bigquery]\nprimary: postgres\n" }, { file: `schemas/family/${name(kind)}.yaml`, text: familyOf(kind) },
  ]);
  const on = { ...project, seed, clock: Date.now };
  const stores = await Promise.all([
    prove({ ...on, engines: postgres().slice(0, 1), budget: { perEngine: put.postgres } }), prove({ ...on, engines: [await firestore()], budget: { perEngine: put.firestore } }),
  ]);
  const proof: Proof = together([...stores, await prove({ ...on, engines: await libraries(), budget: { perEngine: put.libraries } })]);
  process.stdout.write(`families: ${kind}, seed ${seed}: ${proof.totals.map((each) => `${each.engine} ${each.judged} judged, ${each.unrepresentable} not representable, ${each.roundTrips} round trips, ${each.changed} changed`).join("; ")}\n`);
  if (!proof.holds) expect.fail(textOf(proof));
  expect(proof.totals.filter((each) => each.changed > 0)).toEqual([]);
  const asked = proof.totals.filter((each) => each.target !== "bigquery");
  expect(asked.filter((each) => each.judged < (each.target === "firestore" ? least.firestore : least.others))).toEqual([]);
}, 1_200_000);
