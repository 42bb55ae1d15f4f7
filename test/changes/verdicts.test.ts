import { audienceNames, changeKinds, describe as inWords, diff, judge, placeOf, type ChangeKind } from "@concord/changes";
import { join } from "node:path";
import { expect, test } from "vitest";
import { expectFile } from "../scenarios/expected.ts";
import { base } from "./base.ts";
import { pairs } from "./pairs.ts";
import { schemaOf, statesOf, type Texts } from "./states.ts";

const folder = join(import.meta.dirname, "../scenarios/changes");

for (const kind of Object.keys(changeKinds) as ChangeKind[]) {
  test(`${kind}: ${changeKinds[kind]}`, () => {
    const { texts, before, after } = statesOf(pairs[kind].fires);
    const changes = judge(diff(before, after));
    expect(changes.map(({ change }) => change.kind)).toContain(kind);
    const told = changes.map(({ change, verdicts }) => [
      `${change.kind}${change.kind === kind ? "" : " (follows)"} ${placeOf(change)}: ${inWords(change)}`,
      ...audienceNames.map((audience) => `  ${audience.padEnd(18)} ${verdicts[audience].is.padEnd(11)} ${verdicts[audience].why}`),
    ].join("\n"));
    expectFile(join(folder, `${kind}.txt`), `${editsText(texts)}\n${told.join("\n\n")}\n`);
  });

  test(`${kind}: not where it only looks like it`, () => {
    const { texts, before, after } = statesOf(pairs[kind].near);
    expect(texts[0]).not.toEqual(texts[1]);
    expect(diff(before, after).map((change) => change.kind)).not.toContain(kind);
  });
}

test("a unique that a store keeps in another way, or by another name, breaks that store's writers alone", () => {
  const broken = (edit: string): readonly string[] => {
    const { before, after } = statesOf([["  - [number]", edit]]);
    const [judged, ...others] = judge(diff(before, after));
    expect([judged?.change.kind, others]).toEqual(["unique-changed", []]);
    return audienceNames.filter((audience) => judged?.verdicts[audience].is === "breaking");
  };
  expect(broken("  - { fields: [number], firestore: { by: companion } }")).toEqual(["firestore-client"]);
  expect(broken("  - { fields: [number], name: order_numbers }")).toEqual(["postgres-writer"]);
  expect(broken("  - { fields: [number], where: status == 'open' }").length).toBeGreaterThan(5);
  expect(broken("  - { fields: [number], stores: [postgres] }").length).toBeGreaterThan(5);
});

test("what changes inside a field breaks whom the field's stores have, under whatever name the field was", () => {
  const broken = (...edits: readonly (readonly [string, string])[]): readonly (readonly string[])[] => {
    const inside = "  place:    { type: list, maxItems: 3, optional: true, stores: [postgres], of: { type: object, fields: { seat: { type: int32, maximum: 9 } } } }\n  tags:";
    const order = (base["schemas/shop/order.yaml"] as string).replace("  tags:", inside);
    const [before, after] = [order, edits.reduce((text, [from, to]) => text.replace(from, to), order)].map((text) => schemaOf({ ...base, "schemas/shop/order.yaml": text }));
    return judge(diff(before as never, after as never)).filter(({ change }) => change.path.length > 1).map(({ change, verdicts }) => [change.kind, ...audienceNames.filter((audience) => verdicts[audience].is === "breaking")]);
  };
  const tightened = ["limit-tightened", "wire-writer", "zod", "postgres-writer"];
  expect(broken(["maximum: 9", "maximum: 8"])).toEqual([tightened]);
  expect(broken(["maximum: 9", "maximum: 8"], ["place:    { type: list,", "spot:     { type: list, was: [place],"])).toEqual([tightened]);
  expect(broken(["seat: { type: int32,", "chair: { type: int32, was: [seat],"])).toEqual([["field-renamed", "wire-reader", "closed-wire-reader", "wire-writer", "typescript", "zod", "postgres-reader", "postgres-writer"]]);
});

test("nothing is a change of itself", () => {
  expect(diff(schemaOf(base), schemaOf(base))).toEqual([]);
});

/** The lines that differ, by file. */
function editsText([before, after]: readonly [Texts, Texts]): string {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].sort().filter((file) => before[file] !== after[file]).map((file) => {
    const [old, now] = [before[file], after[file]].map((text) => (text ?? "").split("\n").filter((line) => line !== ""));
    const gone = (old ?? []).filter((line) => now?.includes(line) === false).map((line) => `- ${line}`);
    const come = (now ?? []).filter((line) => old?.includes(line) === false).map((line) => `+ ${line}`);
    return [`${file}`, ...gone, ...come, ""].join("\n");
  }).join("\n");
}
