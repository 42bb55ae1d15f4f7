import type { Entity, TableBeside } from "@concord/core";
import { mermaidComment, mermaidName, mermaidText, mermaidTitle, mermaidWord } from "../quote.ts";
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
    return [mermaidWord(typeWord(field.type)), mermaidName(field.name), keys.join(","), about === "" ? "" : mermaidText(about)].filter((part) => part !== "").join(" ");
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

/** A table beside entities' own: dashed, under the database's name, with the database's words. */
export function mermaidBeside(table: TableBeside): string {
  const referring = new Set(table.link?.goes === true ? table.link.columns.map(([own]) => own) : []);
  const rows = table.columns.map(({ name, type }) => {
    const keys = [...(table.key.includes(name) ? ["PK"] : []), ...(referring.has(name) ? ["FK"] : [])].join(",");
    return [mermaidWord(type), mermaidName(mermaidWord(name)), keys].filter((part) => part !== "").join(" ");
  });
  return [`  ${mermaidText(table.id)}[${mermaidTitle(`${table.schema}.${table.name} (${table.kind})`)}]:::beside {`, ...rows.map((row) => `    ${row}`), "  }"].join("\n");
}

/** Lines to what it is made from; solid where its rows go with their record. */
export function mermaidLinks({ id, from, link, kind }: TableBeside): readonly string[] {
  const line = link === undefined ? "}o..o{" : link.goes ? "||--o{" : "|o..o{";
  return from.map((other) => `  ${mermaidText(other)} ${line} ${mermaidText(id)} : ${mermaidText(kind)}`);
}

const dashed = "  classDef beside fill:#f6f8fa,stroke:#59636e,color:#1f2328,stroke-dasharray:5 4";

export function mermaidFile(name: string, tables: readonly string[], lines: readonly string[], hasBeside: boolean): string {
  return `${[mermaidComment(name), "erDiagram", ...tables, ...lines, ...(hasBeside ? [dashed] : [])].join("\n")}\n`;
}
