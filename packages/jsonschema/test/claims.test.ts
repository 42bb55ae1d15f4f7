import { constraintsOf, type Claim, type GeneratedFile, type Json, type Schema } from "@concord/core";
import { expect, test } from "vitest";
import { ajvEngine } from "../src/driver/index.ts";
import { made, schemaOf, thing } from "./contracts.ts";

const file = "json-schema/shop/thing.schema.json";

function statement(schema: Schema, constraint: string): string {
  const { claims, files } = made(schema);
  const claim = claims.find((each) => each.constraint === `shop.thing${constraint}`) as Claim;
  if (claim.verdict !== "enforced") throw new Error(`${constraint} is ${claim.verdict}`);
  const text = files.find((each) => each.path === claim.by.file)?.text ?? "";
  expect(text.slice(0, claim.by.start).split("\n").length).toBe(claim.by.line);
  return text.slice(claim.by.start, claim.by.end);
}

test("a claim names the keyword that refuses", () => {
  const schema = thing([
    "a: { type: string, maxLength: 40, pattern: \"[a-z]+\" }", "b: { type: int32, minimum: 3 }", "c: { type: email, optional: true }", "d: { type: list, of: { type: decimal, precision: 4, scale: 2 }, maxItems: 2 }",
    "e: { type: object, fields: { f: { type: timestamp } } }", "g: { type: map, of: { type: boolean } }", "h: { type: enum, values: [x, y] }",
  ].join("\n"));
  expect(statement(schema, "/a:maxLength")).toBe("\"maxLength\": 40");
  expect(statement(schema, "/a:pattern")).toBe("\"pattern\": \"^(?:[a-z]+)$\"");
  expect(statement(schema, "/a:required")).toBe("\"a\"");
  expect(statement(schema, "/b:type")).toBe("\"type\": \"integer\"");
  expect(statement(schema, "/b:minimum")).toBe("\"minimum\": 3");
  expect(statement(schema, "/c:format")).toBe("\"$ref\": \"#/$defs/email\"");
  expect(statement(schema, "/d[]:precision")).toContain("\"pattern\": \"^(?:0\\\\.00|-?");
  expect(statement(schema, "/d:members")).toContain("\"items\": {");
  expect(statement(schema, "/e.f:type")).toBe("\"$ref\": \"#/$defs/timestamp3\"");
  expect(statement(schema, "/e:closed")).toBe("\"additionalProperties\": false");
  expect(statement(schema, "/g:members")).toBe("\"additionalProperties\": { \"type\": \"boolean\" }");
  expect(statement(schema, "/h:values")).toBe("\"enum\": [\"x\", \"y\"]");
  expect(statement(schema, ":closed")).toBe("\"additionalProperties\": false");
});

test("inside a shared type the claim names the definition", () => {
  const schema = schemaOf({
    "shop/thing": "entity: thing\ndescription: A thing.\nfields:\n  id: { type: uid }\n  spots: { type: list, of: spot }\n",
    "shop/spot": "object: spot\ndescription: A spot.\nfields:\n  row: { type: int32, maximum: 9 }\n",
  });
  expect(statement(schema, "/spots[].row:maximum")).toBe("\"maximum\": 9");
  expect(statement(schema, "/spots[]:type")).toBe("\"$ref\": \"#/$defs/shop.spot\"");
});

/** The files with the member at the place taken out, and the comma beside it. */
function without(files: readonly GeneratedFile[], start: number, end: number): readonly GeneratedFile[] {
  return files.map((each) => {
    if (each.path !== file) return each;
    const [before, after] = [each.text.slice(0, start), each.text.slice(end)];
    const text = /^\s*,/.test(after) ? before + after.replace(/^\s*,/, "") : before.replace(/,\s*$/, "") + after;
    JSON.parse(text);
    return { path: each.path, text };
  });
}

const mutations: readonly (readonly [constraint: string, record: Json])[] = [
  ["/a:maxLength", { id: "x", a: "abcdef", b: 3 }], ["/a:pattern", { id: "x", a: "AB", b: 3 }], ["/a:minLength", { id: "x", a: "a", b: 3 }],
  ["/b:minimum", { id: "x", a: "ab", b: 2 }], ["/b:exclusiveMaximum", { id: "x", a: "ab", b: 10 }], ["/b:required", { id: "x", a: "ab" }], [":closed", { id: "x", a: "ab", b: 3, c: 1 }],
  ["/l:maxItems", { id: "x", a: "ab", b: 3, l: ["p", "q", "r"] }], ["/l:uniqueItems", { id: "x", a: "ab", b: 3, l: ["p", "p"] }], ["/l:minItems", { id: "x", a: "ab", b: 3, l: [] }],
  ["/l[]:values", { id: "x", a: "ab", b: 3, l: ["nope"] }], ["/m:members", { id: "x", a: "ab", b: 3, m: { k: null } }], ["/d:minimum", { id: "x", a: "ab", b: 3, d: "-1.00" }],
];

test.each(mutations)("taking out what %s names lets its record in", async (constraint, record) => {
  const schema = thing([
    "a: { type: string, minLength: 2, maxLength: 5, pattern: \"[a-z]+\" }", "b: { type: int32, minimum: 3, exclusiveMaximum: 10 }",
    "l: { type: list, of: { type: enum, values: [p, q, r] }, minItems: 1, maxItems: 2, uniqueItems: true, optional: true }", "m: { type: map, of: { type: int32 }, optional: true }",
    "d: { type: decimal, precision: 5, scale: 2, minimum: \"0.00\", optional: true }",
  ].join("\n"));
  const { files, claims } = made(schema);
  const claim = claims.find((each) => each.constraint === `shop.thing${constraint}`);
  if (claim?.verdict !== "enforced") throw new Error(`${constraint} is not enforced`);
  const verdict = async (given: readonly GeneratedFile[]): Promise<string> => {
    const engine = ajvEngine();
    await engine.start(schema, given);
    return (await engine.ask({ ask: "record", entity: "shop.thing", record, state: [], defaults: false, caller: { roles: [], claims: {} } })).answer;
  };
  expect(await verdict(files)).toBe("rejected");
  expect(await verdict(without(files, claim.by.start, claim.by.end))).toBe("accepted");
});

test("what a schema cannot say is lost, with who does it instead", () => {
  const schema = thing("a: { type: int32, unique: true, default: 3, setBy: server }\nb: { ref: thing, optional: true }\nc: { type: string, secret: true, maxLength: 3 }", "checks:\n  a_is_small: a < 9\n");
  const claims = new Map(made(schema).claims.map((claim) => [claim.constraint.replace("shop.thing", ""), claim]));
  const entity = schema.entities[0] as Schema["entities"][number];
  expect([...claims.keys()]).toEqual(constraintsOf(entity).map((each) => each.id.replace("shop.thing", "")));
  expect(claims.get(":check:a_is_small")).toMatchObject({ verdict: "lost", instead: "zod" });
  expect(claims.get(":unique:a")).toMatchObject({ verdict: "lost", instead: "postgres" });
  expect(claims.get(":reference:b")).toMatchObject({ verdict: "lost", instead: "postgres" });
  expect(claims.get("/c:maxLength")).toMatchObject({ verdict: "lost", instead: "postgres" });
  expect(claims.get("/a:default")).toMatchObject({ verdict: "documented" });
  expect(claims.get("/a:setBy")).toMatchObject({ verdict: "lost" });
});
