import { kinds, type Type } from "@concord/core";
import { prove } from "@concord/prove";
import { expect, test } from "vitest";
import { firestore, libraries, postgres, projectAt, textOf, together } from "../prove/proving.ts";

const project = projectAt("zoo");

test("the zoo has every type as a field, in lists, in maps and in objects", () => {
  const found = { field: new Set<string>(), list: new Set<string>(), map: new Set<string>(), object: new Set<string>() };
  const enter = (type: Type, place: keyof typeof found): void => {
    found[place].add(type.kind);
    if (type.kind === "list" || type.kind === "map") enter(type.of, type.kind);
    if (type.kind === "object") for (const field of type.fields) enter(field.type, "object");
    if (type.kind === "union") for (const field of type.parts.flatMap((part) => part.type.fields)) enter(field.type, "object");
  };
  for (const field of project.schema.entities.flatMap((entity) => entity.fields)) enter(field.type, "field");
  const nested = ["list", "map", "object"];
  const lacking = Object.entries(found).map(([place, set]) => [place, kinds.filter((kind) => !set.has(kind) && (place === "field" || !nested.includes(kind)))]);
  expect(Object.fromEntries(lacking)).toEqual({ field: [], list: [], map: [], object: [] });
});

test("every engine agrees on every type in every place, every word and every operator", async () => {
  const on = { ...project, seed: 1, budget: { perEngine: 0 }, clock: Date.now };
  const stores = await Promise.all([prove({ ...on, engines: postgres().slice(0, 1) }), prove({ ...on, engines: [await firestore()] })]);
  const proof = together([...stores, await prove({ ...on, engines: await libraries() })]);
  if (!proof.holds) expect.fail(textOf(proof));
  expect(proof.totals.filter((each) => each.judged < 10_000)).toEqual([]);
  const enforced = proof.entities.flatMap((each) => each.constraints).filter((each) => each.claim.verdict === "enforced");
  const standing = (name: string): number => enforced.filter((each) => each.standing.standing === name).length;
  process.stdout.write([
    "", ...proof.totals.map((each) => `zoo: ${each.engine}: ${each.judged} judged, ${each.unrepresentable} not representable, ${each.notAsked} not asked`),
    `zoo: ${enforced.length} enforced claims by engine: ${standing("proven")} proven, ${standing("implied")} implied by others; ${proof.disagreements.length} disagreements, ${proof.unproven.length} unproven`, "",
  ].join("\n"));
  expect(standing("proven") + standing("implied")).toBe(enforced.length);
}, 600_000);
