import { recordDocument, type JsonSchema } from "@concord/jsonschema";
import { compile } from "json-schema-to-typescript";
import { expect, test } from "vitest";
import { declare, type Sketch } from "../src/emit/json-schema-to-typescript.ts";
import { wireTypes } from "../src/emit/wire.ts";
import { everything, fileAt, schemaOf, thing } from "./contracts.ts";

const options = { format: false, bannerComment: "", additionalProperties: false, ignoreMinAndMaxItems: true };
const words = (text: string): string => text.replaceAll(/\s+/g, " ").trim();

const sketches: Readonly<Record<string, () => Sketch>> = {
  "an object": () => ({ title: "AWire", description: "Ends */ here.", type: "object", properties: { a: { type: "string" }, "b-c": { enum: ["x", null, "\"", 1] }, d: { anyOf: [{ type: "number" }, { type: "null" }] } }, required: ["a"], additionalProperties: false }),
  "words of JSON Schema as names": () => ({ title: "AWire", type: "object", properties: Object.fromEntries(["properties", "items", "enum", "title", "type", "required", "allOf", "definitions", "description", "default", "id", "extends"].map((name) => [name, { type: "string" }])), required: ["id"], additionalProperties: false }),
  "what is named, used twice": () => {
    const spot: Sketch = { title: "SpotWire", description: "A spot.", type: "object", properties: { row: { type: "number", deprecated: true } }, required: [], additionalProperties: false };
    return { title: "AWire", type: "object", properties: { one: spot, many: { type: "array", items: spot }, map: { type: "object", properties: {}, required: [], additionalProperties: { type: "array", items: {} } } }, required: ["one", "many"], additionalProperties: false };
  },
};

test.each(Object.entries(sketches))("%s is declared as the library declares it", async (_, sketch) => {
  expect(words(declare(sketch(), []))).toBe(words(await compile(sketch() as never, "A", options)));
});

test("from what a type can say of a document comes the type of the document", async () => {
  const schema = thing("a: { type: email, optional: true }\nb: { type: list, of: { type: int32, minimum: 1 }, maxItems: 3 }\nc: { type: enum, values: [x, y] }\nd: { type: object, fields: { e: { type: timestamp } } }");
  const document = recordDocument(schema.entities[0] as never, schema);
  const library = await compile({ ...document, title: "ThingWire", $comment: "" } as never, "ThingWire", options);
  const named = new Map([...library.matchAll(/export type (\w+) = (.*)/g)].map(([, name, of]) => [name as string, of as string]));
  const expanded = library.slice(library.indexOf("export interface")).replaceAll(/: (\w+)$/gm, (line, name: string) => (named.has(name) ? `: ${named.get(name)}` : line)).replaceAll(/\/\*\*(?:[^*]|\*(?!\/))*\*\/\s*/g, "");
  expect(words(wireTypes(document, "Thing").replaceAll(/\/\*\*(?:[^*]|\*(?!\/))*\*\/\s*/g, ""))).toBe(words(expanded));
});

test("levels are indented, and braces in comments are none", () => {
  const text = fileAt(thing("a: { type: object, description: \"opens {\\nand closes }\", fields: { b: { type: object, fields: { c: { type: boolean } } } } }"), "types/shop/thing.wire.ts");
  expect(text).toContain("  a: {\n    b: {\n      c: boolean\n    }\n  }\n}\n");
});

test("a shared type is declared once and never takes the name of a shape", () => {
  const schema = schemaOf({
    "shop/thing": "entity: thing\ndescription: A thing.\nfields:\n  id: { type: uid }\n  a: { type: thingCreate }\n  b: { type: list, of: thingCreate }\n",
    "shop/thingCreate": "object: thingCreate\ndescription: Named like a shape.\nfields:\n  row: { type: int32 }\n",
  });
  const text = fileAt(schema, "types/shop/thing.wire.ts");
  expect([...text.matchAll(/export interface (\w+)/g)].map(([, name]) => name)).toEqual(["ThingWire", "ThingCreateWire1", "ThingCreateWire", "ThingPatchWire"]);
});

test("documents are not changed by what is made of them", () => {
  const schema = schemaOf(everything);
  const document: JsonSchema = recordDocument(schema.entities[1] as never, schema);
  const before = JSON.stringify(document);
  wireTypes(document, "Everything");
  expect(JSON.stringify(document)).toBe(before);
});
