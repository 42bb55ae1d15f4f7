import { expect, test } from "vitest";
import mermaid from "mermaid";
import { pagesOf, schemaOf, shop } from "./contracts.ts";
import { nodesOf, parsed } from "./markdown.ts";

// eslint-disable-next-line @typescript-eslint/no-explicit-any
type Node = any;

/** What Mermaid's own parser understands of a page's picture: fields and marks by entity, and who refers to whom. */
async function understood(page: string): Promise<{ readonly entities: Readonly<Record<string, readonly string[]>>; readonly lines: readonly string[] }> {
  const [text] = nodesOf(parsed(page)).filter((node) => node.type === "code" && node.lang === "mermaid").map((node) => ("value" in node ? node.value : ""));
  await mermaid.parse(text as string);
  const { db } = (await mermaid.mermaidAPI.getDiagramFromText(text as string)) as Node;
  const entities: [string, Node][] = [...db.getEntities().entries()];
  const names = new Map(entities.map(([name, entity]) => [entity.id, name]));
  return {
    entities: Object.fromEntries(entities.map(([name, entity]) => [name, entity.attributes.map((each: Node) => [each.type, each.name, ...each.keys].join(" "))])),
    lines: db.getRelationships().map((each: Node) => [names.get(each.entityA), each.relSpec.relType, names.get(each.entityB), each.roleA].join(" ")),
  };
}

test("the picture shows the entity with its fields, and those around it with their keys", async () => {
  expect(await understood(pagesOf(schemaOf(shop))["shop/rating.md"] as string)).toEqual({
    entities: {
      "shop.rating": ["uuid clientId PK FK", "uuid orderId PK FK", "int32 stars"],
      "shop.client": ["uuid id PK"], "shop.order": ["uuid id PK"],
      "mail.letter": ["uuid id PK FK", "uuid clientId FK", "uuid orderId FK"],
    },
    lines: ["shop.client IDENTIFYING shop.rating clientId", "shop.order IDENTIFYING shop.rating orderId", "shop.rating IDENTIFYING mail.letter about"],
  });
  expect((await understood(pagesOf(schemaOf(shop))["shop/order.md"] as string)).lines).toContain("shop.order IDENTIFYING shop.order parentId");
});

test("words of Mermaid's are names like others, and a crowd is cut", async () => {
  const words = ["one", "many", "to", "zero", "only", "title", "style", "class", "end", "default", "erDiagram", "direction", "pkName", "fkId", "ukraine"];
  const crowd = Object.fromEntries(Array.from({ length: 30 }, (_, index) => [`big/each${index}`, `entity: each${index}\ndescription: One.\nfields: { id: { type: uuid }, hubId: { ref: hub } }\n`]));
  const contracts = { ...crowd, "big/hub": `entity: hub\ndescription: Hub.\nfields:\n  id: { type: uuid }\n${words.map((word) => `  ${word}: { type: boolean }\n`).join("")}  pk: { type: boolean }\n  uk: { type: boolean }\n` };
  const page = pagesOf(schemaOf(contracts))["big/hub.md"] as string;
  const { entities, lines } = await understood(page);
  expect(entities["big.hub"]).toEqual(["uuid id PK", ...words.map((word) => `boolean ${word}`), "boolean pk_", "boolean uk_"]);
  expect([Object.keys(entities).length, lines.length]).toEqual([25, 24]);
  expect(page).toContain("The picture leaves out 6 neighbours.");
});
