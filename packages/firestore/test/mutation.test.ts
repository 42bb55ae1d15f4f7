import type { Engine, GeneratedFile, Json } from "@concord/core";
import { beforeAll, describe, expect, test } from "vitest";
import { ann, asking, bob, create, update } from "./asking.ts";
import { claimOn, emitted, owned, schemaOf, statementOf } from "./contracts.ts";

const schema = schemaOf({
  "shop/item": owned("item", [
    "name: { type: string, minLength: 1, maxLength: 5 }",
    "mail: { type: email, optional: true }",
    "code: { type: string, pattern: \"[a-z]+\", maxLength: 4, optional: true }",
    "count: { type: int32, minimum: 1, maximum: 9 }",
    "price: { type: decimal, precision: 6, scale: 2, exclusiveMinimum: \"0.00\" }",
    "ratio: { type: float, maximum: 1, optional: true }",
    "state: { type: enum, values: [a, b], default: a, setBy: server }",
    "born: { type: date, immutable: true }",
    "seen: { type: timestamp }",
    "raw: { type: bytes, maxLength: 2, optional: true }",
    "tags: { type: list, of: { type: string, maxLength: 2 }, minItems: 1, maxItems: 3, uniqueItems: true }",
    "place: { type: object, fields: { street: { type: string, maxLength: 3 } } }",
    "marks: { type: map, of: int32, optional: true }",
    "made: { type: timestamp, auto: created }",
    "changed: { type: timestamp, auto: updated }",
  ], "checks: { even: \"count != 3\" }"),
});
const made = emitted(schema);
const good = {
  id: "i", owner: "ann", name: "ab", count: 2, price: "1.00", state: "a", born: "2024-02-29", seen: "2024-01-01T00:00:00.000Z", tags: ["x"], place: { street: "s" },
};
const old = { ...good, made: "2024-01-01T00:00:00.000Z", changed: "2024-01-01T00:00:00.000Z" };
const make = (changes: Record<string, Json>) => (engine: Engine): Promise<string> => create(engine, "shop.item", { ...good, ...changes }, ann);
const change = (changes: Record<string, Json>) => (engine: Engine): Promise<string> => update(engine, "shop.item", old, changes, ann);
const item = "shop.item";

/** By constraint: a write that breaks it alone. */
const breaks: Readonly<Record<string, (engine: Engine) => Promise<string>>> = {
  [`${item}:closed`]: make({ extra: 1 }),
  [`${item}/name:maxLength`]: make({ name: "abcdef" }),
  [`${item}/name:minLength`]: make({ name: "" }),
  [`${item}/mail:format`]: make({ mail: "no mail" }),
  [`${item}/code:pattern`]: make({ code: "A1" }),
  [`${item}/count:type`]: make({ count: 1.5 }),
  [`${item}/count:minimum`]: make({ count: 0 }),
  [`${item}/count:maximum`]: make({ count: 10 }),
  [`${item}/price:precision`]: make({ price: "1.005" }),
  [`${item}/price:exclusiveMinimum`]: make({ price: "0.00" }),
  [`${item}/ratio:type`]: make({ ratio: Number.NEGATIVE_INFINITY }),
  [`${item}/ratio:maximum`]: make({ ratio: 1.5 }),
  [`${item}/state:setBy`]: make({ state: "b" }),
  [`${item}/born:type`]: make({ born: "2023-02-29" }),
  [`${item}/born:immutable`]: change({ born: "2024-02-28" }),
  [`${item}/seen:precision`]: make({ seen: "2024-01-01T00:00:00.000001Z" }),
  [`${item}/raw:maxLength`]: make({ raw: "AAEC" }),
  [`${item}/tags:minItems`]: make({ tags: [] }),
  [`${item}/tags:maxItems`]: make({ tags: ["a", "b", "c", "d"] }),
  [`${item}/tags:uniqueItems`]: make({ tags: ["a", "a"] }),
  [`${item}/tags:members`]: make({ tags: [null] }),
  [`${item}/tags[]:maxLength`]: make({ tags: ["abc"] }),
  [`${item}/place:closed`]: make({ place: { street: "s", extra: 1 } }),
  [`${item}/place.street:maxLength`]: make({ place: { street: "long" } }),
  [`${item}/marks:members`]: make({ marks: { a: null } }),
  [`${item}/made:auto`]: make({ made: "2024-01-01T00:00:00.000Z" }),
  [`${item}/changed:auto`]: make({ changed: "2024-01-01T00:00:00.000Z" }),
  [`${item}:check:even`]: make({ count: 3 }),
};

let engine: Engine;
beforeAll(async () => {
  engine = await asking(schema);
});

describe("without the statement that a claim names, what it refused is allowed", () => {
  test.for(Object.entries(breaks))("%s", async ([constraint, write]) => {
    await engine.start(schema, made.files);
    expect(await write(engine)).toBe("rejected");
    await engine.start(schema, changed((rules) => without(rules, constraint)));
    expect({ without: statementOf(made, constraint), verdict: await write(engine) }).toEqual({ without: statementOf(made, constraint), verdict: "accepted" });
  });
});

/** The generated files with other rules. */
function changed(change: (rules: string) => string): readonly GeneratedFile[] {
  return made.files.map((file) => (file.path.endsWith(".rules") ? { ...file, text: change(file.text) } : file));
}

/** The rules with `true` in the place of the claim's statement. */
function without(rules: string, constraint: string): string {
  const claim = claimOn(made, constraint);
  if (claim.verdict !== "enforced") throw new Error(`${constraint} is not enforced`);
  return `${rules.slice(0, claim.by.start)}true${rules.slice(claim.by.end)}`;
}

test("without the access line, another's record is allowed", async () => {
  await engine.start(schema, made.files);
  expect(await create(engine, item, good, bob)).toBe("rejected");
  await engine.start(schema, changed((rules) => rules.replaceAll("request.auth.uid == d.owner", "true")));
  expect(await create(engine, item, good, bob)).toBe("accepted");
});

test("rules that are not in force are not believed", async () => {
  const open = "rules_version = '2';\nservice cloud.firestore { match /databases/{d}/documents { match /{c}/{id} { allow read, write: if true; } } }";
  await expect(engine.start(schema, changed(() => open))).rejects.toThrow("the rules are not in force");
});
