import { expect, test } from "vitest";
import { made, schemaOf, thing } from "./contracts.ts";

const hostile = "ends */ ${x} `y` \\ \" </script> \u2028 \u2029 \u0007 é \u{1F600}";

test("texts of a contract come back as they are", () => {
  const schema = schemaOf({
    "shop/thing": JSON.stringify({
      entity: "thing", description: hostile,
      fields: { id: { type: "uid", description: hostile }, kind: { type: "enum", values: ["a\"b", "x\\y", "'", "\u2028", "${z}", "*/"] }, class: { type: "boolean" }, default: { type: "boolean", optional: true } },
    }),
  });
  const text = made(schema).files[0]?.text ?? "";
  const document = JSON.parse(text) as { description: string; properties: { id: { description: string }; kind: { enum: string[] } }; required: string[] };
  expect(document.description).toBe(hostile);
  expect(document.properties.id.description).toBe(hostile);
  expect(document.properties.kind.enum).toEqual(["a\"b", "x\\y", "'", "\u2028", "${z}", "*/"]);
  expect(document.required).toEqual(["id", "kind", "class"]);
  expect(text).not.toMatch(/[\u2028\u2029]/);
});

test("the same contracts give the same bytes", () => {
  const fields = "a: { type: timestamp }\nb: { type: list, of: { type: object, fields: { c: { type: email } } } }";
  expect(made(thing(fields)).files).toEqual(made(thing(fields)).files);
});

test("what is short stands on one line", () => {
  expect(made(thing("a: { type: int32, minimum: 0 }\nb: { type: list, of: { type: boolean }, maxItems: 3 }")).files[0]?.text).toContain([
    "    \"a\": { \"type\": \"integer\", \"minimum\": 0, \"maximum\": 2147483647 },",
    "    \"b\": { \"type\": \"array\", \"items\": { \"type\": \"boolean\" }, \"maxItems\": 3 }",
  ].join("\n"));
});

test("names that differ in case alone meet in one file", async () => {
  const { jsonSchema } = await import("../src/index.ts");
  const schema = schemaOf({ "shop/userName": "entity: userName\ndescription: A.\nfields:\n  id: { type: uid }\n", "shop/username": "entity: username\ndescription: B.\nfields:\n  id: { type: uid }\n" });
  const names = schema.entities.flatMap((each) => jsonSchema.names?.(each, schema.project) ?? []);
  expect(names).toHaveLength(2);
  expect(new Set(names.map((each) => each.compared)).size).toBe(1);
});
