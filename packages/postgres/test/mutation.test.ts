import { prove, proverMemory } from "@concord/prove";
import { describe, expect, inject, test } from "vitest";
import { engineOn } from "../src/driver/index.ts";
import { claimOn, emitted, schemaOf, textOf } from "./contracts.ts";
import { servers } from "./servers.ts";

// One statement of each form is taken away, one at a time: the prover must then miss it. One server is enough, since the statements are the same. The acceptance run takes every statement.
const schema = schemaOf({
  "shop/thing": `
entity: thing
description: A thing.
fields:
  id:     { type: uuid, auto: uuid }
  owner:  { type: uid, immutable: true }
  name:   { type: string, minLength: 2, maxLength: 5, pattern: "[a-z]*" }
  amount: { type: int32, minimum: 1, exclusiveMaximum: 10 }
  price:  { type: decimal, precision: 6, scale: 2, minimum: "0.00", postgres: { exact: true } }
  ratio:  { type: float }
  at:     { type: timestamp }
  spot:   { type: geoPoint, optional: true }
  kind:   { type: enum, values: [a, b], default: a, setBy: server }
  key:    { type: string, maxLength: 9, optional: true, secret: true }
  tags:   { type: list, of: { type: string, maxLength: 3 }, minItems: 1, maxItems: 4, uniqueItems: true }
  rows:   { type: list, maxItems: 2, optional: true, of: { type: object, fields: { a: { type: int32, minimum: 1 }, b: { type: date, optional: true } } } }
  made:   { type: timestamp, auto: created }
  seen:   { type: timestamp, auto: updated }
unique:
  - [owner, name]
  - { fields: [amount], where: kind == 'b', name: one_amount }
checks:
  sums: amount * 2 + size(tags) < 20
access:
  read: auth.uid == owner || hasRole('admin')
  create: auth.uid == owner
  update: { if: auth.uid == owner, only: [name, amount] }
  delete: hasRole('admin')
history: true
staging: { match: [owner, name] }
`,
}, "stores: [postgres]\nclientRole: zoo_client\n");
const made = emitted(schema);
const file = "postgres/shop/thing.sql";
const memory = proverMemory(Date.now());

/** The statement without its meaning, where the file can still be loaded then. */
function without(statement: string): string | undefined {
  if (/^CONSTRAINT \S+ (?:CHECK|UNIQUE|PRIMARY KEY)/.test(statement)) return statement.replace(/^(CONSTRAINT \S+) [\s\S]*$/, "$1 CHECK (true)");
  if (statement.startsWith("CREATE POLICY")) return statement.replace(/\n {2}[\s\S]*$/, statement.includes("FOR INSERT") ? "\n  WITH CHECK (true);" : "\n  USING (true);");
  if (statement.startsWith("GRANT")) return statement.replace(/ \([^)]*\)/, "");
  if (statement.startsWith("CREATE FUNCTION")) return statement.replace(/FOR v_slot [\s\S]*END LOOP;\n {2}RETURN NEXT/, "RETURN NEXT");
  if (/^(?:NOT NULL$|DEFAULT |IF |CREATE (?:TRIGGER|UNIQUE INDEX))/.test(statement)) return "";
  return undefined;
}

/** The constraints that the prover does not find kept by this file. */
async function missed(text: string): Promise<readonly string[]> {
  const files = [{ path: "postgres/schema.sql", text }, ...made.files.filter(({ path }) => path.endsWith(".ts"))];
  const [, address] = servers[0] as (typeof servers)[number];
  const proof = await prove({ schema, made: [{ target: { name: "postgres" }, files, claims: made.claims }], engines: [engineOn(address, 1)], budget: {}, seed: 1, clock: Date.now, memory });
  expect(proof.failed).toEqual([]);
  const named = [...proof.disagreements.flatMap((each) => [...each.violations, ...each.at.map(({ claim }) => claim)]), ...proof.unproven].map((each) => each.constraint);
  return [...new Set(named)];
}

describe("with the statement of a claim taken away, the claim does not hold", () => {
  const text = textOf(made, file);
  test("as it is, everything holds", async () => {
    expect(await missed(text)).toEqual([]);
  });

  const few = [":key", ":history", ":staging", ":check:sums", ":access:update", "/amount:required", "/price:precision"];
  const more = [":unique:one_amount", "/kind:setBy", "/key:secret", "/owner:immutable", "/seen:auto", "/tags:uniqueItems", "/rows[].b:type"];
  test.each(inject("tier") === "second" ? [...few, ...more] : few)("%s", async (id) => {
    const claim = claimOn(made, `shop.thing${id}`);
    if (claim.verdict !== "enforced") throw new Error(`${id} is ${claim.verdict}`);
    const { start, end } = claim.by;
    const replaced = without(text.slice(start, end));
    expect(replaced).toBeDefined();
    expect(await missed(text.slice(0, start) + replaced + text.slice(end))).toContain(`shop.thing${id}`);
  });
});
