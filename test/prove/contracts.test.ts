import type { Engine } from "@concord/core";
import { prove, type Proof } from "@concord/prove";
import { expect, test } from "vitest";
import { firestore, libraries, postgres, projectAt, textOf, together } from "./proving.ts";

const seed = 20_260_101;
/** Questions to an engine that has no number of its own to reach: those derived from the contracts, and no random ones. */
const derivedOnly = 0;
/** What PostgreSQL and the emulator judge at least. */
const least = { postgres: 20_000, firestore: 3_000 };

test("every engine agrees with our own contracts, and bears out every claim", async () => {
  const project = projectAt("../..");
  const on = (engines: readonly Engine[], perEngine: number): Promise<Proof> => prove({ ...project, engines, seed, budget: { perEngine }, clock: Date.now });
  const [newest, ...older] = postgres();
  if (newest === undefined) throw new Error("there is no PostgreSQL");
  // The newest server alone has to reach the number only where there is no older one beside it.
  const stores = await Promise.all([on([newest], older.length > 0 ? derivedOnly : least.postgres + 4_000), on(older, derivedOnly), on([await firestore()], least.firestore + 500)]);
  // Libraries answer without a pause, which no engine that answers over a socket should have to wait for.
  const proof = together([...stores, await on(await libraries(), derivedOnly)]);
  if (!proof.holds) expect.fail(textOf(proof));
  process.stdout.write(`\n${textOf(proof)}\n`);
  const judged = (name: string): number => proof.totals.find((each) => each.engine === name)?.judged ?? 0;
  expect([newest, ...older].reduce((sum, { name }) => sum + judged(name), 0)).toBeGreaterThanOrEqual(least.postgres);
  expect(judged("Firestore emulator")).toBeGreaterThanOrEqual(least.firestore);
  expect(proof.totals.map((each) => each.target)).toEqual(expect.arrayContaining(["postgres", "firestore", "zod", "json-schema", "validators", "bigquery"]));
  expect(new Set(proof.entities.map((each) => each.entity))).toEqual(new Set(project.schema.entities.map((each) => each.id)));
  const claims = proof.entities.flatMap((each) => each.constraints);
  expect(claims.filter((each) => each.claim.verdict === "enforced" && !["proven", "implied"].includes(each.standing.standing))).toEqual([]);
  expect(claims.filter((each) => each.standing.standing === "enforced after all")).toEqual([]);
  const run = [...project.schema.views, ...project.schema.queries].filter(({ stores: held }) => held.includes("postgres")).map(({ id }) => id);
  expect(new Set(proof.answers.filter((each) => each.standing === "proven").map((each) => each.answer))).toEqual(new Set(run));
}, 600_000);
