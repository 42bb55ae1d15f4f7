import { print, type Json } from "@concord/core";
import { beforeAll, describe, expect, test } from "vitest";
import { Database } from "../src/driver/database.ts";
import { encodeRecord } from "../src/driver/encode.ts";
import { startEmulator, type Emulator } from "../src/driver/index.ts";
import { tokenOf } from "../src/driver/token.ts";
import { limits, weigh } from "../src/rules/budget.ts";
import { printFunction, printRule } from "../src/rules/print.ts";
import { all, any, at, binary, call, documentPath, float, list, member, method, name, not, nothing, text, whole, type Rule, type RuleFunctions } from "../src/rules/rule.ts";
import { ann } from "./asking.ts";
import { claimOn, emitted, matchOf, owned, rulesText, schemaOf } from "./contracts.ts";

let emulator: Emulator;
let database: Database;
beforeAll(async () => {
  emulator = await startEmulator();
  database = new Database(emulator.host, `demo-budget-${process.pid}`);
  return () => emulator.stop();
});

/** `n` literals and a comparison: costs `n` + 5 with the && behind it. */
const padding = (n: number): string => `[${Array.from({ length: n }, () => "0").join(",")}] != null && `;

/** The padding beside which a rule of that cost just fits. */
const beside = (cost: number): number => limits.expressions - 5 - cost;

describe("every node costs what the emulator counts", () => {
  const d = name("d");
  const functions: RuleFunctions = new Map([
    ["one", { name: "one", parameters: ["x"], body: binary(name("x"), "==", name("x")) }],
    ["lets", { name: "lets", parameters: ["l"], lets: [["n", method(name("l"), "size")]], body: all(binary(name("n"), "<=", whole(9)), binary(name("n"), ">=", whole(0))) }],
  ]);
  const fields = {
    i: { integerValue: "5" }, s: { stringValue: "abc" }, t: { timestampValue: "2026-01-01T00:00:00Z" },
    l: { arrayValue: { values: [{ stringValue: "a" }] } }, m: { mapValue: { fields: { a: { integerValue: "1" } } } },
  };
  const there = call("get", documentPath("t", text("there")));
  test.for<[string, Rule]>([
    ["a literal", name("true")],
    ["a comparison", binary(member(d, "i"), "==", whole(5))],
    ["an index", binary({ is: "index", of: d, key: text("i") }, "==", whole(5))],
    ["a negative number", binary(whole(-5), "<", float(-0.5))],
    ["not", not(binary(text("x"), "in", d))],
    ["and", all(name("true"), name("true"), name("true"))],
    ["or, to its end", any(name("false"), name("false"), name("true"))],
    ["a method", method(at(d, "s"), "matches", text("abc"))],
    ["get with a default", binary(method(d, "get", text("x"), nothing), "==", nothing)],
    ["a list", binary(at(d, "s"), "in", list([text("x"), text("y"), text("abc")]))],
    ["a map", binary({ is: "map", entries: [[text("a"), whole(1)]] }, "==", at(d, "m"))],
    ["a function", call("one", at(d, "i"))],
    ["a function with let", call("lets", at(d, "l"))],
    ["a function of the language", binary(at(d, "t"), "==", call("timestamp.value", method(at(d, "t"), "toMillis")))],
    ["the second branch of a choice", { is: "choice", test: name("false"), yes: name("true"), no: binary(whole(1), "==", whole(1)) }],
    ["a document that is there", binary(at(member(there, "data"), "i"), "==", whole(5))],
  ])("%s", async ([, rule]) => {
    const printed = print("rules", printRule(rule)).text;
    const helpers = [...functions.values()].map((made) => print("rules", printFunction(made, "  ")).text).join("");
    await database.commit([{ do: "put", path: "t/there", fields }], "owner");
    const allows = async (pad: number): Promise<boolean> => {
      await database.loadRules(`rules_version = '2';\nservice cloud.firestore { match /databases/{database}/documents {\n${helpers}  function f(d) { return ${printed}; }\n`
        + `  match /t/{id} { allow create: if ${padding(pad)}f(request.resource.data); } } }`);
      const reply = await database.commit([{ do: "create", path: "t/x", fields, now: [] }], undefined);
      if (reply.ok) await database.commit([{ do: "delete", path: "t/x" }], "owner");
      else expect(reply.reason).toMatch(/1000 expressions/);
      return reply.ok;
    };
    const callingF = 4;
    const most = beside(weigh(rule, functions).expressions + callingF);
    expect({ fits: await allows(most), more: await allows(most + 1) }).toEqual({ fits: true, more: false });
  });
});

const line = "{ type: object, fields: { sku: { type: string, maxLength: 9 }, count: { type: int32, minimum: 1, maximum: 99 }, price: { type: decimal, precision: 9, scale: 2 } } }";
const full = schemaOf({ "shop/cart": owned("cart", [`lines: { type: list, of: ${line}, maxItems: 13 }`, "code: { type: uuid }", "note: { type: string, maxLength: 9, optional: true }"]) });
const cart: Json = {
  id: "c", owner: "ann", code: "00000000-0000-4000-8000-000000000001", note: "x",
  lines: Array.from({ length: 13 }, (_, index) => ({ sku: `s${index}`, count: 1 + index, price: "1.50" })),
};

describe("an entity at the top of its budget", () => {
  const made = emitted(full);
  const estimate = matchOf(full, "shop.cart").weights.find((each) => each.operation === "create")?.weight.expressions ?? 0;
  const writes = async (pad: number | undefined): Promise<boolean> => {
    await database.loadRules(pad === undefined ? rulesText(made) : rulesText(made).replace("allow create: if ", `allow create: if ${padding(pad)}`));
    const [entity] = full.entities as [typeof full.entities[number]];
    const reply = await database.commit([{ do: "create", path: "cart/c", fields: encodeRecord(entity, full.project, cart), now: [] }], tokenOf(ann, full.project));
    if (reply.ok) await database.commit([{ do: "delete", path: "cart/c" }], "owner");
    else expect(reply.reason).toMatch(/1000 expressions/);
    return reply.ok;
  };

  test("is near it, asks every member, and its greatest write is allowed", async () => {
    expect(estimate).toBeGreaterThan(limits.kept - 80);
    expect(estimate).toBeLessThanOrEqual(limits.kept);
    expect(claimOn(made, "shop.cart/lines[].price:precision").verdict).toBe("enforced");
    expect(await writes(undefined)).toBe(true);
  });

  test("costs no more than was counted, and hardly less", async () => {
    expect(await writes(beside(estimate))).toBe(true);
    expect(await writes(beside(estimate) + 3)).toBe(false);
  });
});

describe("an entity beyond it", () => {
  const more = (size: number, checks = ""): ReturnType<typeof schemaOf> => schemaOf({ "shop/cart": owned("cart", [`lines: { type: list, of: ${line}, maxItems: ${size} }`, "tags: { type: list, of: { type: string, maxLength: 5 }, maxItems: 4 }"], checks) });

  test("gives up what loses the fewest demands, says so, and goes on to allow writes", async () => {
    const schema = more(13, "checks: { positive: \"lines.all(l, l.count >= 1)\" }");
    const made = emitted(schema);
    expect(claimOn(made, "shop.cart:check:positive")).toMatchObject({ verdict: "lost", instead: "the generated validator" });
    expect(claimOn(made, "shop.cart/lines[].sku:maxLength").verdict).toBe("enforced");
    expect(made.diagnostics).toEqual([]);
  });

  test("gives up the members of a list, of which then none is null", () => {
    const made = emitted(more(40));
    expect(claimOn(made, "shop.cart/lines[].sku:maxLength").verdict).toBe("lost");
    expect(claimOn(made, "shop.cart/tags[]:maxLength").verdict).toBe("enforced");
    expect(rulesText(made)).toContain("!(null in l)");
    expect(matchOf(more(40), "shop.cart").weights.every(({ weight }) => weight.expressions <= limits.kept)).toBe(true);
  });

  test("that can give up nothing more is refused, not generated to deny everything", () => {
    const fields = Array.from({ length: 140 }, (_, index) => `f${index}: { type: string, maxLength: 9 }`);
    const { diagnostics } = emitted(schemaOf({ "shop/wide": owned("wide", fields) }));
    expect(diagnostics.map((each) => each.code)).toEqual(["firestore/rules-budget"]);
    expect(diagnostics[0]?.message).toMatch(/^the security rules need \d+ expressions on create/);
  });
});

test("chains longer than the compiler takes are printed as a tree, and still compile", async () => {
  const fields = Array.from({ length: 110 }, (_, index) => `f${index}: { type: boolean }`);
  const schema = schemaOf({ "shop/wide": owned("wide", fields) });
  await expect(database.loadRules(rulesText(emitted(schema)))).resolves.toBeUndefined();
  const flat = Array.from({ length: 110 }, () => "true").join(" && ");
  await expect(database.loadRules(`rules_version = '2';\nservice cloud.firestore { match /databases/{database}/documents { match /t/{id} { allow read: if ${flat}; } } }`)).rejects.toThrow(/too complex/);
});
