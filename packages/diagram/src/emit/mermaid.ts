import type { Entity } from "@concord/core";
import { mermaidComment, mermaidName, mermaidText } from "../quote.ts";
import { isOptional, isUnique, uniqueFields } from "../table.ts";
import { typeWord } from "../types.ts";

/** An entity in a Mermaid entity relationship diagram, in the contract's own words. */
export function mermaidEntity(entity: Entity): string {
  const referring = new Set(entity.references.flatMap((reference) => reference.by));
  const uniques = uniqueFields(entity);
  const rows = entity.fields.map((field) => {
    const isKey = entity.key.includes(field.name);
    const keys = [...(isKey ? ["PK"] : []), ...(referring.has(field.name) ? ["FK"] : []), ...(uniques.has(field.name) && !isKey ? ["UK"] : [])];
    const about = [...(field.optional ? ["optional"] : []), ...(field.description === undefined ? [] : [field.description])].join("; ");
    return [typeWord(field.type), mermaidName(field.name), keys.join(","), about === "" ? "" : mermaidText(about)].filter((part) => part !== "").join(" ");
  });
  return [`  ${mermaidText(entity.id)} {`, ...rows.map((row) => `    ${row}`), "  }"].join("\n");
}

/** Lines of an entity's references: who is referred to stands left, as parents do. */
export function mermaidReferences(entity: Entity): readonly string[] {
  return entity.references.map((reference) => {
    const parent = isOptional(entity, reference) ? "|o" : "||";
    const child = isUnique(entity, reference.by) ? "o|" : "o{";
    const line = reference.enforce.length === 0 ? ".." : "--";
    return `  ${mermaidText(reference.to)} ${parent}${line}${child} ${mermaidText(entity.id)} : ${mermaidText(reference.name)}`;
  });
}

export function mermaidFile(name: string, entities: readonly string[], references: readonly string[]): string {
  return `${[mermaidComment(name), "erDiagram", ...entities, ...references].join("\n")}\n`;
}
