import type { Proof } from "@concord/prove";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { runHere } from "../../../test/scenarios/world.ts";
import { printProof } from "../src/prove/report.ts";
import { asJson, valueText } from "../src/prove/value.ts";
import { scratch } from "./write/folder.ts";

function project(): string {
  const root = scratch();
  mkdirSync(join(root, "schemas/shop"), { recursive: true });
  writeFileSync(join(root, "schemas/project.yaml"), "name: shop\n");
  writeFileSync(join(root, "schemas/shop/item.yaml"), `entity: item
description: A thing.
fields:
  id:    { type: uuid }
  price: { type: decimal, precision: 8, scale: 2, minimum: "0.00" }
`);
  return root;
}

test("the engines of this machine are asked, and agree", async () => {
  const ran = await runHere(project(), "prove", "--questions=300", "--seed=7", "--require=PostgreSQL 18,zod,json-schema");
  expect(ran).toMatchObject({ code: 0 });
  const [caption, , head, item] = ran.out.split("\n");
  expect(caption).toBe("judged / not representable / not asked");
  for (const engine of ["PostgreSQL 18", "Zod", "Ajv"]) expect(head).toContain(engine);
  expect(item).toMatch(/^ {2}shop\.item +[\d,]+ \/ [\d,]+ \/ [\d,]+ /u);
  expect(ran.out).toMatch(/judgements by \d engines, 0 disagreements, \d+ claims proven, .*seed 7\.\n$/u);
});

test("for machines there is one document, and every entity, engine and constraint stands in it", async () => {
  const ran = await runHere(project(), "prove", "shop.item", "--questions=50", "--json");
  const proof = JSON.parse(ran.out) as Proof & { readonly format: number; readonly exit: number };
  expect(proof).toMatchObject({ format: 1, command: "prove", exit: 0, seed: 1, holds: true, disagreements: [] });
  const zod = proof.entities.find((each) => each.target === "zod");
  expect(zod?.constraints.map((each) => each.constraint)).toContain("shop.item/price:minimum");
});

test.each([
  [["--require=oracle9i"], "there is no engine oracle9i"],
  [["--require=firestore"], "firestore is required and not here"],
  [["--seconds=soon"], '--seconds takes a number, and "soon" is none'],
  [["shop.order"], "there is no entity shop.order"],
])("%s can't be run", async (options, message) => {
  const ran = await runHere(project(), "prove", ...options);
  expect(ran).toMatchObject({ code: 2, out: "" });
  expect(ran.err).toContain(`error: ${message}\n`);
});

test("a disagreement is told with the record, the contract's reason, the engine's word and the statement", () => {
  const claim = { constraint: "shop.item/price:minimum", target: "postgres", verdict: "enforced", by: { file: "postgres/shop/item.sql", start: 0, end: 9, line: 7 } } as const;
  const proof: Proof = {
    seed: 3, entities: [], unproven: [{ constraint: "shop.item:key", target: "zod", standing: "unproven", why: "no record could be derived" }], implied: [], failed: [], answers: [], cutShort: false, holds: false,
    totals: [{ engine: "PostgreSQL 18.4", target: "postgres", judged: 1200, unrepresentable: 3, notAsked: 0 }] as unknown as Proof["totals"],
    disagreements: [{
      entity: "shop.item", engine: "PostgreSQL 18.4", target: "postgres", what: "accepted", note: "price just below its minimum", times: 2,
      question: { ask: "record", entity: "shop.item", record: { id: "a", price: "-0.01" }, state: [], defaults: false, caller: { uid: "ann", roles: ["admin"], claims: {} } },
      violations: [{ constraint: "shop.item/price:minimum", path: ["price"], message: "is less than 0.00" }],
      answer: { answer: "accepted" },
      at: [{ claim, file: "postgres/shop/item.sql", line: 7, text: "CONSTRAINT items_price_minimum\n  CHECK (true)" }],
    }],
  };
  const same = (text: string): string => text;
  let out = "";
  printProof({ write: (text) => { out += text; }, isTerminal: false, width: 100, colours: { bold: same, dim: same, red: same, yellow: same, green: same, cyan: same } }, proof);
  expect(out.slice(out.indexOf("\n1."))).toBe(`
1. PostgreSQL 18.4 accepted what the contract refuses: shop.item, price just below its minimum
  asked     new shop.item: { "id": "a", "price": "-0.01" }
  asked     caller: uid "ann"; roles admin
  contract  shop.item/price:minimum: is less than 0.00
  engine    accepted
  claim     shop.item/price:minimum: enforced, postgres/shop/item.sql:7
            CONSTRAINT items_price_minimum
              CHECK (true)
  times     2 questions show the same

Claims that no engine bore out
  zod  shop.item:key: unproven, no record could be derived

1,200 judgements by 1 engine, 1 disagreement, 0 claims proven, 1 not borne out, seed 3.
`);
});

test("values that JSON has no word for are shown as what they are", () => {
  expect(valueText({ a: NaN, b: -0, c: [undefined, "\uD800"], d: 1n })).toBe('{ "a": NaN, "b": -0, "c": [(nothing), "\\ud800"], "d": 1 }');
  expect(JSON.stringify(asJson({ a: NaN, b: [undefined, -Infinity], c: new Map([["k", 1]]) }))).toBe('{"a":{"$":"NaN"},"b":[{"$":"undefined"},{"$":"-Infinity"}],"c":{"k":1}}');
});
