import { changeKinds, type ChangeKind } from "@concord/changes";
import type { Schema } from "@concord/core";
import { definitionName, type Difference } from "@concord/postgres";
import { describe, expect, inject, test } from "vitest";
import { base } from "../changes/base.ts";
import { pairs } from "../changes/pairs.ts";
import { schemaOf, statesOf } from "../changes/states.ts";
import { planned } from "./states.ts";

const address = inject("postgres")[0];
if (address === undefined) throw new Error("there is no PostgreSQL to plan on");

/** States that PostgreSQL takes, where those of the verdicts are ones that it refuses. */
const instead: Partial<Record<ChangeKind, readonly [before: string, after: string]>> = {
  "partition-changed": [order(), order().replace("owner: shop", "owner: shop\npartition: { by: day, every: month }")],
};

function order(): string {
  return (base["schemas/shop/order.yaml"] as string).replace("unique:\n  - [number]\n", "").replace("owner: shop", "owner: shop\nkey: [id, day]").replace("fields:\n", "fields:\n  day: { type: date }\n");
}

function sides(kind: ChangeKind, which: "fires" | "near"): readonly [Schema, Schema] {
  const own = instead[kind];
  if (own !== undefined && which === "fires") return [schemaOf({ ...base, "schemas/shop/order.yaml": own[0] }), schemaOf({ ...base, "schemas/shop/order.yaml": own[1] })];
  const { before, after } = statesOf(pairs[kind][which]);
  return [before, after];
}

const said = (list: readonly Difference[]): readonly string[] =>
  list.map((each) => `${each.is} ${definitionName(each.definition)}${each.is === "different" ? ` ${each.attribute}: ${String(each.expected)} / ${String(each.found)}` : ""}`);

describe.each(Object.keys(changeKinds) as ChangeKind[])("%s", (kind) => {
  test.each(["fires", "near"] as const)("%s: the plan leads there, back, and there again", async (which) => {
    const { steps, left } = await planned(address, ...sides(kind, which));
    expect({ up: said(left.up), down: said(left.down), again: said(left.again) }).toEqual({ up: [], down: [], again: [] });
    expect(steps.filter(({ statements }) => statements.length === 0)).toEqual([]);
  });
});
