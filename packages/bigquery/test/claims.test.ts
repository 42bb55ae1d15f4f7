import { afterEach, expect, test } from "vitest";
import { emit, type Answer, type Engine, type GeneratedFile, type Json, type Offered, type Place } from "@concord/core";
import { bigqueryTarget } from "../src/index.ts";
import { bigqueryChecker } from "../src/driver/index.ts";
import { everything, schemaOf } from "./contracts.ts";

const schema = schemaOf(everything);
const emitted = emit(bigqueryTarget, schema);
const uuid = "6f1e9b1e-6d5c-4a53-9a3b-0e6d1c2b3a4f";
const valid: Readonly<Record<string, Json>> = {
  id: uuid, clientId: uuid, buyer: "u1", price: "1.00", status: "open", items: [{ sku: "ab", quantity: "1" }], createdAt: "2024-01-01T00:00:00.000Z",
};

/** The valid record with every list. */
const full: Readonly<Record<string, Json>> = { ...valid, tags: ["a"], items: [{ sku: "ab", quantity: "1", sizes: ["1.00"] }] };

/** For each demand that the table enforces, a record that differs from the valid one in this demand alone. */
const broken: Readonly<Record<string, Readonly<Record<string, Json>>>> = {
  "/id:required": { id: null },
  "/note:maxLength": { note: "x".repeat(21) },
  "/email:maxLength": { email: `${"x".repeat(250)}@a.io` },
  "/paid:type": { paid: [true] },
  "/big:type": { big: "9223372036854775808" },
  "/price:type": { price: "123456789.00" },
  "/wide:type": { wide: `1${"0".repeat(18)}.${"0".repeat(20)}` },
  "/day:type": { day: "2023-02-29" },
  "/at:type": { at: "24:00:00" },
  "/local:type": { local: "2023-02-29T00:00:00.000" },
  "/file:type": { file: {} },
  "/file:maxLength": { file: "AAAAAA==" },
  "/tags:type": { tags: "a" },
  "/tags:members": { tags: [null] },
  "/tags[]:maxLength": { tags: ["abcdef"] },
  "/address:type": { address: "here" },
  "/address.street:maxLength": { address: { street: "x".repeat(11) } },
  "/address.since:type": { address: { street: "x", since: "2023-02-29" } },
  "/items:type": { items: {} },
  "/items:members": { items: [null] },
  "/items[]:type": { items: ["a"] },
  "/items[].sku:maxLength": { items: [{ sku: "abcde", quantity: "1" }] },
  "/items[].quantity:type": { items: [{ sku: "a", quantity: "many" }] },
  "/items[].sizes:type": { items: [{ sku: "a", quantity: "1", sizes: "1.00" }] },
  "/items[].sizes:members": { items: [{ sku: "a", quantity: "1", sizes: [null] }] },
  "/items[].sizes[]:type": { items: [{ sku: "a", quantity: "1", sizes: ["1000.00"] }] },
  "/createdAt:required": { createdAt: null },
  "/createdAt:type": { createdAt: "2023-02-29T00:00:00.000Z" },
};

const running: Engine[] = [];
afterEach(async () => {
  for (const engine of running.splice(0)) await engine.stop();
});

async function started(files: readonly GeneratedFile[]): Promise<Engine> {
  const found = await bigqueryChecker.find();
  if ("missing" in found) throw new Error(found.missing);
  running.push(found.engine);
  await found.engine.start(schema, files);
  return found.engine;
}
const ask = (engine: Engine, record: Offered): Promise<Answer> => engine.ask({ ask: "record", entity: "shop.order", record, state: [], defaults: false, caller: { roles: [], claims: {} } });
const enforced = emitted.claims.flatMap((claim) => (claim.verdict === "enforced" && claim.constraint.startsWith("shop.order/") ? [claim] : []));
const cut = (place: Place): readonly GeneratedFile[] =>
  emitted.files.map((file) => (file.path === place.file ? { ...file, text: file.text.slice(0, place.start) + file.text.slice(place.end) } : file));

test("the valid record is accepted, and read back as it was, with lists and without", async () => {
  const engine = await started(emitted.files);
  expect(await ask(engine, valid)).toEqual({ answer: "accepted", stored: valid, round: { back: valid } });
  expect(await ask(engine, full)).toEqual({ answer: "accepted", stored: full, round: { back: full } });
});

test("an optional list that is empty cannot be told from one that is missing, and the report says so", async () => {
  expect((await ask(await started(emitted.files), { ...valid, tags: [] })).answer).toBe("unrepresentable");
  const claim = emitted.claims.find((each) => each.constraint === "shop.order/tags:type");
  expect(claim?.verdict === "enforced" ? claim.by.name : undefined).toBe("tags: a missing list and an empty one are the same");
});

test("six digits of a second are all that a clock has, so that a contract with six is kept", async () => {
  const precise = emit(bigqueryTarget, schemaOf({ ...everything, "shop/order": (everything["shop/order"] as string).replace("at: { type: time,", "at: { type: time, precision: 6,") }));
  expect(precise.claims.find((each) => each.constraint === "shop.order/at:precision")?.verdict).toBe("enforced");
  expect(emitted.claims.find((each) => each.constraint === "shop.order/at:precision")?.verdict).toBe("lost");
});

test("each enforced demand has a broken record here", () => {
  expect(enforced.map((claim) => claim.constraint.slice("shop.order".length)).sort()).toEqual(Object.keys(broken).sort());
});

test.each(enforced.map((claim) => [claim.constraint, claim] as const))("%s: refused, and without the words that the claim names a verdict flips", async (constraint, claim) => {
  const record = { ...valid, ...broken[constraint.slice("shop.order".length)] };
  expect((await ask(await started(emitted.files), record)).answer).toBe("rejected");
  // A column without a type is no table any more, and a column without REPEATED refuses the lists that it took.
  const engine = await started(cut(claim.by)).catch((error: unknown) => error as Error);
  if (engine instanceof Error) return expect(engine.message).toContain(".type");
  const verdicts = [(await ask(engine, record)).answer, (await ask(engine, full)).answer];
  expect(verdicts).not.toEqual(["rejected", "accepted"]);
});

test("a decimal with more digits is normalised as the claim says", async () => {
  const claim = emitted.claims.find((each) => each.constraint === "shop.order/price:precision");
  expect(claim).toMatchObject({ verdict: "normalised", change: "rounded half away from zero to 2 digits" });
  expect(await ask(await started(emitted.files), { ...valid, price: "1.005" })).toMatchObject({ answer: "accepted", stored: { price: "1.01" } });
});

test.each<[string, Offered]>([
  ["no record", undefined], ["a key that is no column", { ...valid, more: 1 }], ["null for a missing value", { ...valid, note: null }],
  ["a number for text", { ...valid, note: 5 }], ["text for a number", { ...valid, small: "5" }], ["fewer digits", { ...valid, price: "1.0" }],
  ["more digits that are zero", { ...valid, createdAt: "2024-01-01T00:00:00.000000Z" }], ["a lone surrogate", { ...valid, note: "\ud800" }],
  ["a point with more than a place", { ...valid, place: { latitude: 1, longitude: 2, height: 3 } }],
])("%s is not representable", async (_, record) => {
  expect((await ask(await started(emitted.files), record)).answer).toBe("unrepresentable");
});

test.each<[string, Json]>([
  ["/note:type", { ...valid, note: "a\u0000b" }], ["/note:minLength", { ...valid, note: "" }], ["/small:type", { ...valid, small: 2 ** 40 }],
  ["/id:type", { ...valid, id: "no uuid" }], ["/status:values", { ...valid, status: "lost" }], ["/price:required", Object.fromEntries(Object.entries(valid).filter(([key]) => key !== "price"))],
  ["/place:type", { ...valid, place: { latitude: 0, longitude: 200 } }], ["/counts:type", { ...valid, counts: [] }], ["/createdAt:precision", { ...valid, createdAt: "2024-01-01T00:00:00.000001Z" }],
])("%s is lost: the table takes such a record", async (constraint, record) => {
  expect(emitted.claims.find((each) => each.constraint === `shop.order${constraint}`)?.verdict).toBe("lost");
  expect((await ask(await started(emitted.files), record)).answer).toBe("accepted");
});

test("NaN is a FLOAT64, so the type of a float is lost", async () => {
  expect(await ask(await started(emitted.files), { ...valid, ratio: Number.NaN })).toMatchObject({ answer: "accepted" });
  expect(emitted.claims.find((each) => each.constraint === "shop.order/ratio:type")?.verdict).toBe("lost");
});

test("what a table cannot answer is not asked, and a table that the checker refuses does not start", async () => {
  const engine = await started(emitted.files);
  expect((await engine.ask({ ask: "record", entity: "shop.order", record: valid, state: [], defaults: true, caller: { roles: [], claims: {} } })).answer).toBe("not asked");
  expect((await engine.ask({ ask: "history", writes: [] })).answer).toBe("not asked");
  await engine.stop();
  expect((await ask(engine, valid)).answer).toBe("not asked");
  const bad = emitted.files.map((file) => ({ ...file, text: file.text.replace("\"maxLength\": \"36\"", "\"maxLength\": 36") }));
  await expect(started(bad)).rejects.toThrow("maxLength");
});
