import { Parser } from "@dbml/core";
import mermaid from "mermaid";
import { SaxesParser } from "saxes";
import { note, type Tree } from "../tree.ts";
import { forPeople } from "./data.ts";

/** DBML as its own parser understands it; that one trims notes. A default is an expression or a text, as its quotes allow. */
export function readDbml(text: string): Tree {
  const read = JSON.stringify(new Parser().parse(text, "dbmlv2").export(), (name, value: unknown) => (name === "dbdefault" ? ((value ?? null) as { readonly value: unknown } | null)?.value : value));
  return forPeople(JSON.parse(read));
}

/** Mermaid as its own parser understands it. */
export async function readMermaid(text: string): Promise<Tree> {
  await mermaid.parse(text);
  const { db } = (await mermaid.mermaidAPI.getDiagramFromText(text)) as unknown as { readonly db: { getEntities(): Map<string, unknown>; getRelationships(): unknown } };
  return forPeople(JSON.parse(JSON.stringify({ entities: [...db.getEntities()], lines: db.getRelationships() }), (_, value: unknown) => (typeof value === "string" ? decoded(value) : value)));
}

/** Between reading and drawing, Mermaid writes the ampersand and the end of an entity with signs of its own. */
function decoded(text: string): string {
  const named: Readonly<Record<string, string>> = { quot: "\"", lt: "<", gt: ">", amp: "&" };
  return text.replace(/ﬂ°°(\d+)¶ß/gu, (_, code: string) => String.fromCharCode(Number(code))).replace(/ﬂ°(\w+)¶ß/gu, (whole, name: string) => named[name] ?? whole);
}

/** XML: its elements and the names of their attributes. What a picture shows is cut to its width, so of its texts only the place counts. Throws where it is not well formed. */
export function readXml(text: string): Tree {
  const parser = new SaxesParser();
  const found: Tree[] = [];
  parser.on("error", (error) => { throw error; });
  parser.on("opentag", ({ name, attributes }) => void found.push({ open: name, attributes: Object.keys(attributes) }));
  parser.on("comment", (said) => void found.push({ comment: note(said) }));
  parser.on("closetag", ({ name }) => void found.push({ close: name }));
  parser.write(text).close();
  return found;
}
