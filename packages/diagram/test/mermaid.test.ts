import { expect, test } from "vitest";
import mermaid from "mermaid";
import { changed, fileOf, hostile, schemaOf, shop } from "./contracts.ts";

// eslint-disable-next-line @typescript-eslint/no-explicit-any
type Node = any;

/** What Mermaid's own parser understands. */
async function understood(text: string): Promise<{ entities: Record<string, string[]>; lines: string[] }> {
  await mermaid.parse(text);
  const { db } = (await mermaid.mermaidAPI.getDiagramFromText(text)) as Node;
  const entities: [string, Node][] = [...db.getEntities().entries()];
  const names = new Map(entities.map(([name, entity]) => [entity.id, name]));
  return {
    entities: Object.fromEntries(entities.map(([name, entity]) => [name, entity.attributes.map((each: Node) => [each.type, each.name, each.keys.join(","), each.comment].join(" | "))])),
    lines: db.getRelationships().map((each: Node) => [names.get(each.entityA), each.relSpec.cardB, each.relSpec.relType, each.relSpec.cardA, names.get(each.entityB), each.roleA].join(" ")),
  };
}

test("entities, fields and references are read as the contracts say", async () => {
  const read = await understood(fileOf(schemaOf(shop), "schema.mmd"));
  expect(read.entities).toEqual({
    "mail.letter": ["uuid | id | PK,FK | ", "uuid | clientId | FK | optional", "uuid | orderId | FK | optional"],
    "shop.client": ["uuid | id | PK | ", "int64 | number |  | ", "email | email | UK | Where bills go.", "geoPoint | place |  | optional"],
    "shop.order": [
      "uuid | id | PK | ", "uuid | clientId | FK | ", "uuid | parentId | FK | optional", "string(20) | invoiceId | UK | ", "status | status |  | ", "enum | kind |  | optional",
      "string | note |  | optional", "decimal(10,2) | price |  | ", "float | ratio |  | ", "boolean | paid |  | ", "int32 | small |  | ", "date | day |  | optional", "time | at |  | optional",
      "localDateTime | local |  | optional", "bytes | file |  | optional", "json | extra |  | optional", "string(5)[] | tags |  | ", "status[] | states |  | optional", "map | counts |  | optional",
      "object | address |  | optional", "object[] | items |  | ", "timestamp | createdAt |  | ", "timestamp | updatedAt |  | ",
    ],
    "shop.rating": ["uuid | clientId | PK,FK | ", "uuid | orderId | PK,FK | ", "int32 | stars |  | "],
  });
  expect(read.lines.sort()).toEqual([
    "shop.client ONLY_ONE IDENTIFYING ZERO_OR_MORE shop.order clientId",
    "shop.client ONLY_ONE IDENTIFYING ZERO_OR_MORE shop.rating clientId",
    "shop.client ONLY_ONE NON_IDENTIFYING ZERO_OR_ONE mail.letter id",
    "shop.order ONLY_ONE IDENTIFYING ZERO_OR_MORE shop.rating orderId",
    "shop.order ZERO_OR_ONE IDENTIFYING ZERO_OR_MORE shop.order parentId",
    "shop.rating ZERO_OR_ONE IDENTIFYING ZERO_OR_MORE mail.letter about",
  ]);
});

test.each(hostile.map((text) => [JSON.stringify(text), text] as const))("%s is text wherever it stands", async (_, text) => {
  const schema = changed(schemaOf(shop), (entity) => ({ ...entity, description: text, fields: entity.fields.map((field) => ({ ...field, description: text })) }));
  const read = await understood(fileOf({ ...schema, project: { ...schema.project, name: text } }, "schema.mmd"));
  expect(Object.keys(read.entities).sort()).toEqual(["mail.letter", "shop.client", "shop.order", "shop.rating"]);
  expect(read.entities["shop.order"]).toHaveLength(23);
  expect(read.lines).toHaveLength(6);
});

test("no contract makes a diagram that Mermaid cannot read", async () => {
  await expect(mermaid.parse(fileOf(schemaOf({ "a/one": "entity: one\ndescription: One.\nfields: { id: { type: uuid } }\n" }), "schema.mmd"))).resolves.toMatchObject({ diagramType: "er" });
});

test("Mermaid's words for keys are names like others", async () => {
  const read = await understood(fileOf(schemaOf({ "a/one": "entity: one\ndescription: One.\nfields: { id: { type: uuid }, pk: { type: date }, fK: { type: date }, ukName: { type: date } }\n" }), "schema.mmd"));
  expect(read.entities).toEqual({ "a.one": ["uuid | id | PK | ", "date | pk_ |  | ", "date | fK_ |  | ", "date | ukName |  | "] });
});
